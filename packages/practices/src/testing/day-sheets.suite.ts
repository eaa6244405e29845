import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import type { Interval } from '@frontdesk/scheduling/interval';
import { describe, expect, it } from 'vitest';
import type { DaySheets } from '../ports/day-sheets.ts';

type Claim = (practiceId: string, resourceId: string, claimed: Interval, until?: number) => Promise<void>;

const MIDNIGHT = Date.parse('2027-03-02T00:00:00Z') / 60_000;

/** What every reader of day sheets reads. `claim` puts a claim where the reader finds it. */
export function daySheetsSuite(connect: () => { sheets: DaySheets; claim: Claim }, nextPracticeId: () => string): void {
  describe('a reader of day sheets', () => {
    it('reads the claims of one resource, day by day, both ends of the range included', async () => {
      const { sheets, claim } = connect();
      const practiceId = nextPracticeId();
      await claim(practiceId, 'dr-adams', { start: MIDNIGHT - 10, end: MIDNIGHT + 5 });
      await claim(practiceId, 'dr-adams', { start: MIDNIGHT + 60, end: MIDNIGHT + 65 }, 1_800_000_000);
      await claim(practiceId, 'dr-adams', { start: MIDNIGHT + 1440, end: MIDNIGHT + 1445 });
      await claim(practiceId, 'dr-baker', { start: MIDNIGHT, end: MIDNIGHT + 30 });
      await claim(nextPracticeId(), 'dr-adams', { start: MIDNIGHT, end: MIDNIGHT + 30 });
      expect(await sheets.read(practiceId, 'dr-adams', '2027-03-01', '2027-03-02')).toEqual([
        { day: '2027-03-01', claimedUntil: new Map([286, 287].map((quantum) => [quantum, FOREVER])) },
        {
          day: '2027-03-02',
          claimedUntil: new Map([
            [0, FOREVER],
            [12, 1_800_000_000],
          ]),
        },
      ]);
    });

    it('reads nothing where nothing is claimed', async () => {
      const { sheets } = connect();
      expect(await sheets.read(nextPracticeId(), 'dr-adams', '2027-03-01', '2027-03-31')).toEqual([]);
    });
  });
}
