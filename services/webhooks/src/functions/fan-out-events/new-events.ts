import { loggedEventFrom } from '@frontdesk/aws/event-log-items';
import type { Item } from '@frontdesk/aws/item-attributes';
import type { StreamChange } from '@frontdesk/lambda/stream-handler';
import type { NewEvents } from '@frontdesk/webhooks/ports/late-events';

export interface LogBatch {
  readonly first: StreamChange;
  readonly news: NewEvents;
}

/** A batch of the log's stream by practice and epoch, in order. */
export function newEventsIn(changes: readonly StreamChange[]): readonly LogBatch[] {
  const batches = new Map<
    string,
    { first: StreamChange; news: NewEvents & { events: { seq: number; event: string }[] } }
  >();
  for (const change of changes) {
    const item = change.item as Item;
    const { seq, event } = loggedEventFrom(item);
    const practiceId = item.practiceId?.S ?? '';
    const [epoch = ''] = (item.position?.S ?? '').split('#');
    const key = `${practiceId}#${epoch}`;
    const batch = batches.get(key) ?? { first: change, news: { practiceId, epoch, events: [] } };
    batch.news.events.push({ seq, event });
    batches.set(key, batch);
  }
  return [...batches.values()];
}
