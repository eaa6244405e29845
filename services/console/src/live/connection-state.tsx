import type { RealtimeState } from '@frontdesk/client/realtime-client';

const WORDS: Record<RealtimeState, { readonly label: string; readonly meaning: string }> = {
  connecting: { label: 'Connecting', meaning: 'Connecting to live updates.' },
  live: { label: 'Live', meaning: 'Changes appear here at once.' },
  reconnecting: { label: 'Reconnecting', meaning: 'The connection was lost. Nothing will be missed.' },
  polling: {
    label: 'Every 5 s',
    meaning: 'Live updates do not get through here. The page looks for changes every five seconds.',
  },
  closed: { label: 'Not live', meaning: 'Live updates have ended. Reload the page to see changes.' },
};

/** How fresh the page is: in colour, in words, and read out when it changes. */
export function ConnectionState({ state }: { readonly state: RealtimeState }) {
  const { label, meaning } = WORDS[state];
  return (
    <span className={`connection ${state}`} role="status" title={meaning} data-state={state}>
      <span className="dot" aria-hidden="true" />
      {label}
      <span className="visually-hidden">. {meaning}</span>
    </span>
  );
}
