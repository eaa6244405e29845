import type { Schemas } from '@frontdesk/client/app-api-client';
import { hasCode } from '@frontdesk/ui/errors/problem';
import { queryOptions } from '@tanstack/react-query';
import type { Desk } from './desk.ts';
import { LIVE } from './live-queries.ts';

export type WeeklyReport = Schemas['WeeklyReport'];

/** The report that a practice gets each week. */
export const weeklyReportKey = (practiceId: string): readonly string[] => [LIVE, 'weekly-report', practiceId];

/** Null where it gets none. */
export function weeklyReportOf({ api, practice }: Desk) {
  return queryOptions({
    queryKey: weeklyReportKey(practice.id),
    queryFn: async ({ signal }): Promise<WeeklyReport | null> => {
      try {
        return await api.readWeeklyReport({ path: { id: practice.id } }, { signal });
      } catch (error) {
        if (hasCode(error, 'NOT_FOUND')) return null;
        throw error;
      }
    },
  });
}
