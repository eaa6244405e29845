import { claimUpdate } from '@frontdesk/aws/day-sheet-claim';
import { RECLAIM_MINUTES } from '@frontdesk/contracts/appointment-status-rules';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { expect, it } from 'vitest';

it('keeps every page of a day sheet for as long as a no-show may take its time again', () => {
  const midnight = Date.parse('2026-03-03T00:00:00Z') / 60_000;
  // A buffer may reach into the day before, whose page goes first.
  for (const [start, before] of [
    [midnight, 0],
    [midnight + 5, 60],
    [midnight + 1435, 0],
  ] as const) {
    const pages = pagesOf(['dr-adams'], { start: start - before, end: start + 30 });
    const expiries = pages.map((page) => {
      const update = claimUpdate({ tableName: 't', practiceId: 'p' }, page, {
        nowEpochSeconds: 0,
        untilEpochSeconds: 1,
      });
      return Number(update.Update?.ExpressionAttributeValues?.[':t']?.N);
    });
    expect(Math.min(...expiries)).toBeGreaterThan((start + RECLAIM_MINUTES) * 60);
  }
});
