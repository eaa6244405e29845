import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Call, useDesk } from '../desk/desk.ts';
import { callsOf } from '../desk/live-queries.ts';
import { dayOf } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { useShortcut } from '../ui/shortcuts.ts';
import { callsAtHand } from './call-board.ts';
import { CallClock } from './call-clock.tsx';
import { Caller } from './caller.tsx';
import { wishOfCall } from './callers-patients.ts';

const SHOWN = 3;

/** The calls that ring, wait or are answered, wherever one is on the page; how many wait stands in the tab's title too. */
export function CallBanner() {
  const desk = useDesk();
  const queries = useQueryClient();
  const today = dayOf(useNow(30_000), desk.practice.timeZone);
  const { data } = useQuery(callsOf(desk, today));
  const { waiting, talking } = callsAtHand(data ?? []);
  const count = waiting.length;
  useEffect(() => {
    document.title = count === 0 ? 'Frontdesk' : `(${count}) Frontdesk`;
    return () => {
      document.title = 'Frontdesk';
    };
  }, [count]);
  const first = waiting[0] ?? talking[0];
  useShortcut('c', first && (() => desk.openBooking(wishOfCall(queries, desk.practice.id, first.id))));

  return (
    <aside className="call-banner" aria-label="Calls">
      <p className="visually-hidden" role="status">
        {count > 0 && (count === 1 ? 'One call is waiting.' : `${count} calls are waiting.`)}
      </p>
      <ul>
        {[...waiting, ...talking].slice(0, SHOWN).map((call) => (
          <BannerCall key={call.id} call={call} />
        ))}
      </ul>
      {count + talking.length > SHOWN && <a href="#/calls">And {count + talking.length - SHOWN} more</a>}
    </aside>
  );
}

function BannerCall({ call }: { readonly call: Call }) {
  const { practice, openBooking, openSearch } = useDesk();
  const queries = useQueryClient();
  const isWaiting = call.status !== 'connected';
  return (
    <li className={isWaiting ? 'waiting' : ''}>
      <span>
        {isWaiting ? 'Call waiting' : 'On the phone'} <CallClock call={call} />
        {!isWaiting && call.agentId !== undefined && ` · ${call.agentId}`}
      </span>
      <Caller callId={call.id} />
      <button
        type="button"
        className={isWaiting ? 'primary' : ''}
        onClick={() => openBooking(wishOfCall(queries, practice.id, call.id))}
      >
        Book for this call
      </button>
      <button type="button" onClick={() => openSearch(call.id)}>
        Find the caller
      </button>
    </li>
  );
}
