import { coalesce } from './coalesce.ts';

/** Hands on what it is given: the first at once, and then all of an interval together. */
export function gather<Item>(
  handle: (items: readonly Item[]) => Promise<unknown>,
  intervalMs: number,
): { (item: Item): void; cancel(): void } {
  let waiting: Item[] = [];
  const flush = coalesce(async () => {
    const items = waiting;
    waiting = [];
    await handle(items);
  }, intervalMs);
  const take = (item: Item): void => {
    waiting.push(item);
    flush();
  };
  return Object.assign(take, { cancel: () => flush.cancel() });
}
