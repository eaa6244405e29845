import { randomUUID } from 'node:crypto';
import { SetClock } from '@frontdesk/testing/set-clock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventLogReader } from '../ports/event-log-reader.ts';
import { readEvents } from '../use-cases/read-events.ts';

/** Practices' logs, and who writes them. */
export interface WrittenLogs {
  readonly reader: EventLogReader;
  /** Begins a practice's log, which is empty. */
  begin(practiceId: string): Promise<void>;
  /** Logs an event of a practice whose log has begun. */
  append(practiceId: string, event?: 'appointment.booked' | 'insurance.verified' | 'call.ended'): Promise<void>;
}

const DAY_SECONDS = 24 * 60 * 60;

/** What reading events answers, over the fake and the table. */
export function readEventsSuite(where: string, logsOf: (clock: SetClock) => WrittenLogs): void {
  let clock: SetClock;
  let logs: WrittenLogs;
  let practiceId: string;

  beforeEach(() => {
    clock = new SetClock('2027-03-01T15:00:00Z');
    logs = logsOf(clock);
    practiceId = `p-${randomUUID()}`;
  });

  const log = async (...events: readonly Parameters<WrittenLogs['append']>[1][]): Promise<void> => {
    for (const event of events) await logs.append(practiceId, event);
  };
  const read = (asked: { epoch?: string; after?: number; limit?: number; scopes?: readonly string[] } = {}) => {
    const { epoch, after, limit = 100, scopes = ['appointments:read'] } = asked;
    return readEvents({ practiceId, scopes, epoch, after, limit }, { log: logs.reader, clock });
  };
  const seqs = ({ items }: Awaited<ReturnType<typeof read>>) => items.map(({ data }) => data.seq);

  describe(`reading events ${where}`, () => {
    it('goes on page by page without a gap, and finds nothing new at the end', async () => {
      await logs.begin(practiceId);
      for (let n = 0; n < 5; n += 1) await log('appointment.booked');
      const first = await read({ after: 0, limit: 2 });
      expect([seqs(first), first.seq, first.headSeq, first.recovered]).toEqual([[1, 2], 2, 5, true]);
      const rest = await read({ epoch: first.epoch, after: first.seq });
      expect([seqs(rest), rest.seq, rest.recovered]).toEqual([[3, 4, 5], 5, true]);
      const none = await read({ epoch: first.epoch, after: 5 });
      expect([seqs(none), none.seq, none.recovered]).toEqual([[], 5, true]);
    });

    it('finds nothing in a log that has begun and has no event', async () => {
      await logs.begin(practiceId);
      for (const [after, recovered] of [
        [undefined, false],
        [0, true],
        [7, false],
      ] as const) {
        expect(await read(after === undefined ? {} : { after })).toMatchObject({
          ...{ items: [], seq: 0, headSeq: 0, recovered },
        });
      }
    });

    it('counts on over what the scopes do not open', async () => {
      await logs.begin(practiceId);
      await log('appointment.booked', 'call.ended', 'insurance.verified', 'call.ended');
      const page = await read({ after: 0 });
      expect([seqs(page), page.seq, page.recovered]).toEqual([[1], 4, true]);
      expect(seqs(await read({ after: 0, scopes: ['appointments:read', 'insurance:read'] }))).toEqual([1, 3]);
    });

    it('tells who names no place, another epoch or one beyond the end that they take all anew', async () => {
      await logs.begin(practiceId);
      await log('appointment.booked', 'appointment.booked');
      for (const asked of [{}, { epoch: 'ep_other', after: 1 }, { after: 3 }]) {
        const page = await read(asked);
        expect([seqs(page), page.seq, page.recovered]).toEqual([[1, 2], 2, false]);
      }
    });

    it('keeps events for seven days, and tells who stands before the oldest', async () => {
      await logs.begin(practiceId);
      for (let n = 0; n < 40; n += 1) {
        await log('appointment.booked');
        clock.advance(DAY_SECONDS / 4);
      }
      // The first thirteen are seven days old or more.
      const late = await read({ after: 3, limit: 2 });
      expect([seqs(late), late.recovered]).toEqual([[14, 15], false]);
      const inTime = await read({ after: 13, limit: 2 });
      expect([seqs(inTime), inTime.recovered]).toEqual([[14, 15], true]);
      clock.advance(30 * DAY_SECONDS);
      const none = await read({ after: 13 });
      expect([seqs(none), none.seq, none.recovered]).toEqual([[], 40, false]);
      expect((await read({ after: 40 })).recovered).toBe(true);
    });

    it('misses nothing for who asked before the first event', async () => {
      const before = await read({ after: 0 });
      expect(before).toEqual({ epoch: 'none', items: [], seq: 0, headSeq: 0, recovered: true });
      await logs.begin(practiceId);
      await log('appointment.booked');
      const page = await read({ epoch: before.epoch, after: before.seq });
      expect([seqs(page), page.recovered]).toEqual([[1], true]);
    });
  });
}
