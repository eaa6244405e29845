import type { PracticeRules } from '@frontdesk/scheduling/practice-rules';
import { openMinutes } from '../domain/open-minutes.ts';
import type { ReportQuestion, ReportResult, ReportValue } from '../domain/report.ts';
import { WEEKDAYS } from '../domain/report-groups.ts';
import { type CountedGroup, reportTable } from '../domain/report-table.ts';
import type { BookedMinutes, Counted, FactStore } from '../ports/fact-store.ts';
import type { PracticeRulesSource } from '../ports/practice-rules-source.ts';

export interface MakeReportPorts {
  readonly facts: FactStore;
  readonly rules: PracticeRulesSource;
}

/** Counts what is asked. `now` is the time of a report that includes no event. A practice that was never set up has no zone and no hours: UTC
 *  stands in for its clock. Throws DatabaseUnavailableError, also once `signal` aborts it. */
export async function makeReport(
  practiceId: string,
  question: ReportQuestion,
  now: number,
  { facts, rules: source }: MakeReportPorts,
  signal?: AbortSignal,
): Promise<ReportResult> {
  const rules = await source.read(practiceId);
  const { groups, newestEventAt } =
    question.type === 'utilization'
      ? utilization(await facts.bookedMinutes(practiceId, question, signal), question, rules)
      : await facts.count(practiceId, question, rules?.timeZone ?? 'UTC', signal);
  const asOf = newestEventAt ?? new Date(now).toISOString();
  return { ...reportTable(question.type, question.groupBy, groups), asOf };
}

function utilization(
  { groups: booked, newestEventAt }: Counted<readonly BookedMinutes[]>,
  question: ReportQuestion,
  rules: PracticeRules | undefined,
): Counted<readonly CountedGroup[]> {
  const open = rules === undefined ? [] : openMinutes(rules, question.from, question.to);
  const sums = new Map<string, { group: readonly ReportValue[]; appointments: number; booked: number; open: number }>();
  const sumOf = (part: Part) => {
    const group = GROUPS[question.groupBy]?.(part) ?? [];
    const key = JSON.stringify(group);
    const sum = sums.get(key) ?? { group, appointments: 0, booked: 0, open: 0 };
    sums.set(key, sum);
    return sum;
  };
  for (const part of booked) {
    const sum = sumOf(part);
    sum.appointments += part.appointments;
    sum.booked += part.minutes;
  }
  for (const part of open) sumOf(part).open += part.minutes;
  const groups = [...sums.values()].map((sum) => [...sum.group, sum.appointments, sum.booked, sum.open]);
  return { groups, newestEventAt };
}

type Part = Pick<BookedMinutes, 'providerId' | 'hour' | 'weekday'>;

const GROUPS: Readonly<Record<string, (part: Part) => readonly ReportValue[]>> = {
  provider: ({ providerId = null }) => [providerId],
  hour: ({ hour = null }) => [hour],
  weekday: ({ weekday = 0 }) => [WEEKDAYS[weekday - 1] ?? null],
  providerHour: ({ providerId = null, hour = null }) => [providerId, hour],
};
