import type { RecordedEvent } from '@frontdesk/contracts/event-log';
import { EVENT_CATALOGUE, type EventName } from '@frontdesk/contracts/events';

/** Reads an item of the events table. Undefined when it is no event of the catalogue with exactly the data that the
 *  catalogue says: what is not known to be free of a patient's data goes to no dashboard. */
export function recordedEventOf(
  item: Readonly<Record<string, unknown>>,
): (RecordedEvent & { readonly practiceId: string }) | undefined {
  const { practiceId, eventId, event, topic, at, data } = item;
  if (!isText(practiceId) || !isText(eventId) || !isText(at) || !isText(event) || !isEventName(event)) return undefined;
  const known = EVENT_CATALOGUE[event];
  const checked = known.data.safeParse(data);
  if (!checked.success || known.topic !== topic) return undefined;
  return { practiceId, eventId, event, topic: known.topic, at, data: JSON.stringify(checked.data) };
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENT_CATALOGUE, name);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
