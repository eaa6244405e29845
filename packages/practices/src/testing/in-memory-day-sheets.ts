import { pageChanges, pagesOf } from '@frontdesk/scheduling/claim';
import { changeSheet, type DaySheet, FOREVER } from '@frontdesk/scheduling/day-sheet';
import type { Interval } from '@frontdesk/scheduling/interval';
import type { DaySheets } from '../ports/day-sheets.ts';

/** Day sheets in memory. Passes the suite of its port. */
export class InMemoryDaySheets implements DaySheets {
  readonly #sheets = new Map<string, DaySheet>();
  /** Resources read so far. */
  readonly reads: string[] = [];

  async claim(practiceId: string, resourceId: string, claimed: Interval, until = FOREVER): Promise<void> {
    for (const change of pageChanges([], pagesOf([resourceId], claimed))) {
      const key = `${practiceId}#${resourceId} ${change.page.day}`;
      const sheet = this.#sheets.get(key) ?? { day: change.page.day, claimedUntil: new Map() };
      this.#sheets.set(key, changeSheet(sheet, change, until));
    }
  }

  async read(practiceId: string, resourceId: string, fromDay: string, toDay: string): Promise<DaySheet[]> {
    this.reads.push(resourceId);
    return [...this.#sheets]
      .filter(([key, { day }]) => key === `${practiceId}#${resourceId} ${day}` && day >= fromDay && day <= toDay)
      .map(([, sheet]) => sheet)
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  }
}
