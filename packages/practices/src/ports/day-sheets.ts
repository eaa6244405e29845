import type { DaySheet } from '@frontdesk/scheduling/day-sheet';

export interface DaySheets {
  /** A resource's pages of the UTC days (`YYYY-MM-DD`) from `fromDay` to `toDay`, both included. */
  read(practiceId: string, resourceId: string, fromDay: string, toDay: string): Promise<readonly DaySheet[]>;
}
