import type { RealtimeEvent } from '@frontdesk/client/realtime-client';
import type { Call } from '../desk/desk.ts';

/** The calls after an event, which tells its call as it is then. An event older than what is known changes nothing. */
export function callWithEvent(calls: readonly Call[], practiceId: string, { data }: RealtimeEvent): Call[] {
  const { callId, ...told } = data as unknown as Omit<Call, 'id' | 'practiceId' | 'appointmentIds'> & {
    callId: string;
  };
  const known = calls.find(({ id }) => id === callId);
  if (known === undefined) return [{ id: callId, practiceId, appointmentIds: [], ...told }, ...calls];
  if (told.version <= known.version) return [...calls];
  return calls.map((call) => (call === known ? { ...call, ...told } : call));
}
