import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hashOf } from './use-place.ts';

/** What `report.ready` tells. */
interface ReadyReport {
  readonly reportId: string;
}

/** The weekly report that was last told of, as long as the page is open. */
export const readyReportKey = (practiceId: string): readonly string[] => ['ready-report', practiceId];

/** Tells a manager of a weekly report when it is there. */
export function useReadyReport(
  practiceId: string,
  tell: ((sentence: string, link: { label: string; href: string }) => void) | undefined,
): void {
  const { data } = useQuery<ReadyReport | null>({
    queryKey: readyReportKey(practiceId),
    enabled: false,
    initialData: null,
  });
  useEffect(() => {
    if (data === null) return;
    const href = hashOf({ page: 'manage', part: 'reports', record: data.reportId });
    tell?.('The weekly report is ready.', { label: 'Show it', href });
  }, [data]);
}
