import type { CreateReportRequest } from '@frontdesk/contracts/report';
import type { Answer } from '@frontdesk/core/answer';
import { inputInvalid } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { IdSource } from '@frontdesk/core/ids';
import type { Report, ReportQuestion } from '../domain/report.ts';
import { groupingOf } from '../domain/report-grouping.ts';
import type { ReportQueue } from '../ports/report-queue.ts';
import type { ReportStore } from '../ports/report-store.ts';

export interface RequestReport {
  readonly practiceId: string;
  readonly asked: CreateReportRequest;
  readonly idempotency: IdempotencyScope | undefined;
  readonly deadline: number;
  /** What the caller is told; part of the write, so that a repeated request is told the same. */
  readonly answer: (report: Report) => Answer;
}

export interface RequestReportPorts {
  readonly reports: Pick<ReportStore, 'create'>;
  readonly queue: ReportQueue;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Keeps what is asked and tells a worker. Nobody is answered before a worker was told, so what was answered is made; a report whose
 *  caller was not answered is known to nobody. A repeated request tells a worker again, which does no harm.
 *  Throws INPUT_INVALID (to, groupBy), IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function requestReport(command: RequestReport, ports: RequestReportPorts): Promise<Answer> {
  const { practiceId, asked, idempotency, deadline } = command;
  const { type, from, to, format } = asked;
  assertFits(asked);
  const groupBy = groupingOf(type, asked.groupBy);
  const report: Report = {
    id: ports.ids.next('rep'),
    practiceId,
    type,
    from,
    to,
    groupBy,
    format,
    status: 'queued',
    createdAt: new Date(ports.clock.now()).toISOString(),
  };
  const answer = await ports.reports.create(report, { idempotency, answer: command.answer(report), deadline });
  const { id: reportId } = JSON.parse(answer.body) as { id: string };
  await ports.queue.send({ practiceId, reportId });
  return answer;
}

/** Two years, and a day for the leap year. */
const MOST_DAYS = 732;
const DAY_MILLISECONDS = 86_400_000;

function assertFits({ from, to }: Pick<ReportQuestion, 'from' | 'to'>): void {
  if (to < from) throw inputInvalid('/to', 'must not be before `from`');
  if ((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS >= MOST_DAYS) {
    throw inputInvalid('/to', `must be less than ${MOST_DAYS} days after \`from\``);
  }
}
