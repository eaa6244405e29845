import { useDesk } from '../desk/desk.ts';
import { timeText } from '../time/practice-time.ts';
import type { Connection } from './connection.ts';

const WORDS: Record<Connection['state'], { readonly label: string; readonly meaning: string }> = {
  connecting: { label: 'Connecting', meaning: 'Connecting to live updates.' },
  live: { label: 'Live', meaning: 'Changes appear here at once.' },
  reconnecting: { label: 'Reconnecting', meaning: 'The connection was lost. Nothing will be missed.' },
  polling: {
    label: 'Every 5 s',
    meaning: 'Live updates do not get through here. The page looks for changes every five seconds.',
  },
  offline: {
    label: 'Not connected',
    meaning: 'The server cannot be reached. What is shown may have changed. The page goes on by itself.',
  },
  closed: { label: 'Not live', meaning: 'Live updates have ended. Reload the page to see changes.' },
};

/** How fresh the page is: in colour, in words, and read out when it changes. */
export function ConnectionState({ connection: { state, asOf } }: { readonly connection: Connection }) {
  const { practice } = useDesk();
  const { label, meaning } = WORDS[state];
  const since = state === 'offline' && asOf !== undefined ? `, as of ${timeText(asOf, practice.timeZone)}` : '';
  return (
    <span className={`connection ${state}`} role="status" title={meaning} data-state={state}>
      <span className="dot" aria-hidden="true" />
      {label}
      {since}
      <span className="visually-hidden">. {meaning}</span>
    </span>
  );
}
