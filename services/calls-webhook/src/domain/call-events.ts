import type { CallFacts } from '@frontdesk/calls/domain/call-facts';
import { conversationAt } from '@frontdesk/calls/domain/call-measures';
import { presentProgress } from '@frontdesk/calls/domain/call-progress';
import { EVENT_CATALOGUE, type EventData, type EventName, type PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import { type Call, type CallRecord, isCall } from './call.ts';
import type { CallbackTask } from './callback-task.ts';
import { presentTask } from './present-task.ts';

type CallEventName = Exclude<Extract<PublicEvent, { topic: 'calls' }>['event'], 'call.task-changed'>;

/** What a call reaches, in the order it does, and the event that tells of it. */
const EVENT_OF_MILESTONE: readonly (readonly [(facts: CallFacts) => number | undefined, CallEventName])[] = [
  [({ initiatedAt }) => initiatedAt, 'call.initiated'],
  [({ queuedAt }) => queuedAt, 'call.queued'],
  [conversationAt, 'call.connected'],
  [({ endedAt }) => endedAt, 'call.ended'],
];

/** The events of a change: one for each milestone that was not known before, so each is published once per call, whatever
 *  arrives how often. Each tells the call as it is now: who keeps the highest version shows the truth. */
export function callEvents(before: CallRecord | undefined, after: Call, now: number): PublicEvent[] {
  const known = isCall(before) ? before.facts : undefined;
  const reached = EVENT_OF_MILESTONE.filter(
    ([milestone]) => (known === undefined || milestone(known) === undefined) && milestone(after.facts) !== undefined,
  );
  // A millisecond apart, so that their keys keep the order.
  return reached.map(([, event], index) =>
    publicEvent(event, after.practiceId, { callId: after.id, ...presentProgress(after) }, now + index),
  );
}

/** The event of a task that is not what it was; none where nothing has changed. A task that went into another one is told
 *  as closed. */
export function taskEvents(
  before: readonly CallbackTask[],
  after: CallbackTask | undefined,
  now: number,
): PublicEvent[] {
  const gone = before.filter(({ id, status }) => id !== after?.id && status === 'open');
  const was = before.find(({ id }) => id === after?.id);
  const changed = [
    ...gone.map((task): CallbackTask => ({ ...task, status: 'closed', version: task.version + 1 })),
    ...(after !== undefined && (was === undefined || !saysTheSame(was, after)) ? [after] : []),
  ];
  return changed.map((task, index) => {
    const { id: taskId, practiceId, ...data } = presentTask(task);
    return publicEvent('call.task-changed', practiceId, { taskId, ...data }, now + index);
  });
}

function saysTheSame(one: CallbackTask, other: CallbackTask): boolean {
  return JSON.stringify(presentTask({ ...one, version: 0 })) === JSON.stringify(presentTask({ ...other, version: 0 }));
}

function publicEvent<Name extends EventName>(
  event: Name,
  practiceId: string,
  data: EventData<Name>,
  now: number,
): PublicEvent {
  const { topic, version } = EVENT_CATALOGUE[event];
  const at = new Date(now).toISOString();
  return { practiceId, eventId: timeOrderedKey(now), event, topic, version, at, data } as PublicEvent;
}
