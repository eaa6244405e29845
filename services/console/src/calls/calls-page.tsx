import { useQuery } from '@tanstack/react-query';
import { type Call, useDesk } from '../desk/desk.ts';
import { callsOfToday } from '../desk/live-queries.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { stopwatchText, timeText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { Notice } from '../ui/notice.tsx';
import { beginningOf, callBoard } from './call-board.ts';
import { CallbackTasks } from './callback-tasks.tsx';

const ENDED_SHOWN = 30;
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
  const { data, error } = useQuery(callsOfToday(desk));
  const board = callBoard(data ?? []);
  return (
    <section aria-labelledby="calls-heading">
      <div className="page-header">
        <h1 id="calls-heading">Calls today</h1>
      </div>
      {error && <Notice kind="error">{plainSentence(error)}</Notice>}
      <div className="call-board">
        <CallbackTasks />
        <CallColumn title="Waiting" calls={board.waiting} empty="Nobody is waiting." />
        <CallColumn title="Talking" calls={board.talking} empty="Nobody is on the phone." />
        <CallColumn title="Ended" calls={board.ended.slice(0, ENDED_SHOWN)} empty="No call has ended yet today." />
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
  return (
    <section className="call-column" aria-label={`${title}: ${calls.length}`}>
      <h2>
        {title} <span className="count">{calls.length}</span>
      </h2>
      {calls.length === 0 ? (
        <p className="hint">{empty}</p>
      ) : (
        <ul>
          {calls.map((call) => (
            <CallCard key={call.id} call={call} />
          ))}
        </ul>
      )}
    </section>
  );
}

function CallCard({ call }: { readonly call: Call }) {
  const { practice } = useDesk();
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
    </li>
  );
}

function CallClock({ call }: { readonly call: Call }) {
  const now = useNow(1_000);
  const since = (instant: string | undefined): string =>
    instant === undefined ? '' : stopwatchText((now - Date.parse(instant)) / 1000);
  if (call.status === 'ended') {
    return <span>{call.talkSeconds === undefined ? '' : `${stopwatchText(call.talkSeconds)} min`}</span>;
  }
  const isTalking = call.status === 'connected';
  return <span className="clock">{since(isTalking ? call.connectedAt : (call.queuedAt ?? call.initiatedAt))}</span>;
}
