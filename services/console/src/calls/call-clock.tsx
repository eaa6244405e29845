import type { Call } from '../desk/desk.ts';
import { stopwatchText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';

/** How long a call has waited, has been talked in, or was. */
export function CallClock({ call }: { readonly call: Call }) {
  const now = useNow(1_000);
  const since = (instant: string | undefined): string =>
    instant === undefined ? '' : stopwatchText((now - Date.parse(instant)) / 1000);
  if (call.status === 'ended') {
    return <span>{call.talkSeconds === undefined ? '' : `${stopwatchText(call.talkSeconds)} min`}</span>;
  }
  const isTalking = call.status === 'connected';
  return <span className="clock">{since(isTalking ? call.connectedAt : (call.queuedAt ?? call.initiatedAt))}</span>;
}
