import { EVENT_CATALOGUE, type EventName } from '@frontdesk/contracts/events';
import { type RealtimeTopic, realtimeTopic } from '@frontdesk/contracts/realtime';
import * as z from 'zod/mini';

/** A public event on its way into the log. */
export interface RecordedEvent {
  readonly eventId: string;
  readonly event: string;
  readonly topic: RealtimeTopic;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The event's data as JSON text: read by clients only. */
  readonly data: string;
}

/** An event with its place in the log. */
export interface LoggedEvent extends RecordedEvent {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly loggedAt: number;
}

const outboxItem = z.object({
  practiceId: z.string().check(z.minLength(1)),
  eventId: z.string().check(z.minLength(1)),
  event: z.string(),
  topic: realtimeTopic,
  at: z.string(),
  data: z.unknown(),
});

/** Reads an item of the events table. Undefined when it is no event of the catalogue with exactly the data that the
 *  catalogue says: what is not known to be free of a patient's data goes to no dashboard. */
export function recordedEventOf(item: unknown): (RecordedEvent & { readonly practiceId: string }) | undefined {
  const parsed = outboxItem.safeParse(item);
  if (!parsed.success || !Object.hasOwn(EVENT_CATALOGUE, parsed.data.event)) return undefined;
  const { data, ...event } = parsed.data;
  const known = EVENT_CATALOGUE[event.event as EventName];
  const checked = known.data.safeParse(data);
  if (!checked.success || known.topic !== event.topic) return undefined;
  return { ...event, data: JSON.stringify(checked.data) };
}
