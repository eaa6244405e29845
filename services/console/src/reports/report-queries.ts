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

/** Above the keys of all reports of the practice. */
export const reportsOf = ({ practice }: Desk): readonly string[] => ['report', practice.id];

/** A report: asked for by the first look, and looked at again until it is made or has failed. */
export function reportOf(desk: Desk, question: ReportQuestion) {
  const { api } = desk;
  const queryKey = [...reportsOf(desk), question];
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
export function reportWithId(desk: Desk, id: string) {
  return queryOptions({
    queryKey: [...reportsOf(desk), id],
    queryFn: ({ signal }): Promise<Report> => desk.api.readReport({ path: { id } }, { signal }),
    refetchInterval: lookAgain,
  });
}

/** A report that nobody tries to make any more. */
export class ReportFailedError extends Error {
  readonly obstacle: Report['obstacle'];

  constructor({ obstacle }: Pick<Report, 'obstacle'>) {
    super('The report has failed.');
    this.name = 'ReportFailedError';
    this.obstacle = obstacle;
  }
}

/** Where the file of a report is: a link to a large one, or an address of this page that is to be revoked. Throws ReportFailedError. */
export async function reportFile({ api }: Desk, question: ReportQuestion, wait: () => Promise<void>): Promise<string> {
  let report = await api.createReport({ body: { ...question, format: 'csv' } });
  while (report.status === 'queued' || report.status === 'waiting') {
    await wait();
    report = await api.readReport({ path: { id: report.id } });
  }
  if (report.status === 'failed') throw new ReportFailedError(report);
  return report.link?.url ?? URL.createObjectURL(new Blob([report.csv ?? ''], { type: 'text/csv' }));
}
