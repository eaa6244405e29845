import { EVENT_CATALOGUE, type PublicEvent } from '@frontdesk/contracts/events';
import { timeOrderedKey } from '@frontdesk/core/ids';
import type { PracticeRecord } from './practice-record.ts';
import type { RulesChange } from './rules-change.ts';

/** `schedule.changed`, with the provider whom alone it concerns. `after`: the rules with the change; `now` epoch milliseconds. */
export function scheduleEvent(
  { practiceId, revision, timeZone }: Pick<PracticeRecord, 'practiceId' | 'revision' | 'timeZone'>,
  change: RulesChange,
  now: number,
): PublicEvent {
  const event = 'schedule.changed';
  const { topic, version } = EVENT_CATALOGUE[event];
  const concerned = new Set([
    ...(change.schedules ?? []).map((one) => one.providerId),
    ...(change.touchProviderIds ?? []),
  ]);
  const isOfAll = change.practice !== undefined || change.appointmentTypes !== undefined || concerned.size !== 1;
  const [providerId] = isOfAll ? [] : concerned;
  return {
    ...{ practiceId, eventId: timeOrderedKey(now), event, topic, version, at: new Date(now).toISOString() },
    data: { ...(providerId !== undefined && { providerId }), revision },
    facts: { timeZone },
  };
}
