import { queryOptions } from '@tanstack/react-query';
import type { Desk } from '../desk/desk.ts';
import type { Report } from './report-text.ts';

export type ReportQuestion = Pick<Report, 'type' | 'groupBy' | 'from' | 'to'>;

const LOOK_MS = 500;
const LATER_LOOK_MS = 10_000;

function lookAgain({ state: { data } }: { readonly state: { readonly data: Report | undefined } }): number | false {
  if (data === undefined || data.status === 'completed' || data.status === 'failed') return false;
  return data.status === 'waiting' ? LATER_LOOK_MS : LOOK_MS;
}

/** A report: asked for by the first look, and looked at again until it is made or has failed. */
export function reportOf({ api, practice }: Desk, question: ReportQuestion) {
  const queryKey = ['report', practice.id, question];
  return queryOptions({
    queryKey,
    queryFn: ({ client, signal }): Promise<Report> => {
      const asked = client.getQueryData<Report>(queryKey);
      if (asked === undefined) return api.createReport({ body: { ...question, format: 'json' } });
      return api.readReport({ path: { id: asked.id } }, { signal });
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: lookAgain,
  });
}

/** A report that was asked for before. */
export function reportWithId({ api, practice }: Desk, id: string) {
  return queryOptions({
    queryKey: ['report', practice.id, id],
    queryFn: ({ signal }): Promise<Report> => api.readReport({ path: { id } }, { signal }),
    refetchInterval: lookAgain,
  });
}

/** Where the file of a report is: a link to a large one, or an address of this page that is to be revoked. */
export async function reportFile({ api }: Desk, question: ReportQuestion, wait: () => Promise<void>): Promise<string> {
  let report = await api.createReport({ body: { ...question, format: 'csv' } });
  while (report.status === 'queued' || report.status === 'waiting') {
    await wait();
    report = await api.readReport({ path: { id: report.id } });
  }
  return report.link?.url ?? URL.createObjectURL(new Blob([report.csv ?? ''], { type: 'text/csv' }));
}
