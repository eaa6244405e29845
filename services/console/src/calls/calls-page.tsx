import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Call, useDesk } from '../desk/desk.ts';
import { callsOf } from '../desk/live-queries.ts';
import { isManager } from '../desk/roles.ts';
import { dayOf, timeText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { beginningOf, callBoard } from './call-board.ts';
import { CallClock } from './call-clock.tsx';
import { CallbackTasks } from './callback-tasks.tsx';
import { wishOfCall } from './callers-patients.ts';
import { LiveNumbersLine } from './live-numbers-line.tsx';

/** So many of a column at first. */
const SHOWN = 30;
const DIRECTIONS: Record<Call['direction'], string> = {
  inbound: 'Inbound',
  outbound: 'Outbound',
  callback: 'Callback',
  transfer: 'Transferred',
  other: 'Other',
};

/** Today's calls as they come, are answered and end. */
export function CallsPage() {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const today = dayOf(useNow(30_000), timeZone);
  const { data, error, dataUpdatedAt, refetch } = useQuery(callsOf(desk, today));
  const board = data && callBoard(data);
  return (
    <section aria-labelledby="calls-heading">
      <div className="page-header">
        <h1 id="calls-heading" tabIndex={-1}>
          Calls today
        </h1>
      </div>
      {error && (
        <ReadProblem
          error={error}
          what="The calls"
          asOf={data && timeText(dataUpdatedAt, timeZone)}
          tryAgain={() => void refetch()}
        />
      )}
      {data && isManager(desk.session) && <LiveNumbersLine calls={data} />}
      <div className="call-board">
        <CallbackTasks />
        {board && (
          <>
            <CallColumn title="Waiting" calls={board.waiting} empty="Nobody is waiting." />
            <CallColumn title="Talking" calls={board.talking} empty="Nobody is on the phone." />
            <CallColumn title="Ended" calls={board.ended} empty="No call has ended yet today." />
          </>
        )}
        {!board && !error && <p className="hint">Reading the calls …</p>}
      </div>
    </section>
  );
}

interface CallColumnProps {
  readonly title: string;
  readonly calls: readonly Call[];
  readonly empty: string;
}

function CallColumn({ title, calls, empty }: CallColumnProps) {
  const [isAllShown, setAllShown] = useState(false);
  const shown = isAllShown ? calls : calls.slice(0, SHOWN);
  return (
    <section className="call-column" aria-label={`${title}: ${calls.length}`}>
      <h2>
        {title} <span className="count">{calls.length}</span>
      </h2>
      {calls.length === 0 ? (
        <p className="hint">{empty}</p>
      ) : (
        <ul>
          {shown.map((call) => (
            <CallCard key={call.id} call={call} />
          ))}
        </ul>
      )}
      {calls.length > shown.length && (
        <button type="button" className="quiet" onClick={() => setAllShown(true)}>
          Show all {calls.length}
        </button>
      )}
    </section>
  );
}

function CallCard({ call }: { readonly call: Call }) {
  const { practice, openBooking, openAppointment } = useDesk();
  const queries = useQueryClient();
  const isAtHand = call.status !== 'ended' && call.direction !== 'outbound';
  const began = beginningOf(call);
  return (
    <li className={`call-card ${call.missed ? 'missed' : call.status}`}>
      <p className="call-line">
        <strong>{DIRECTIONS[call.direction]}</strong>
        <CallClock call={call} />
      </p>
      <p className="hint">
        {began !== '' && timeText(began, practice.timeZone)}
        {call.agentId !== undefined && ` · ${call.agentId}`}
      </p>
      {call.missed && <p className="tag missed">Missed</p>}
      {call.summary !== undefined && <p className="call-summary">{call.summary}</p>}
      {(isAtHand || call.appointmentIds.length > 0) && (
        <p className="call-actions">
          {call.appointmentIds.map((id, index) => (
            <button key={id} type="button" onClick={() => openAppointment(id)}>
              {call.appointmentIds.length === 1 ? 'Booked appointment' : `Booked appointment ${index + 1}`}
            </button>
          ))}
          {isAtHand && (
            <button type="button" onClick={() => openBooking(wishOfCall(queries, practice.id, call.id))}>
              Book for this call
            </button>
          )}
        </p>
      )}
    </li>
  );
}
