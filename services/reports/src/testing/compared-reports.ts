import { REPORT_GROUPINGS, type ReportType } from '@frontdesk/contracts/report';
import type { SqlFactStore } from '../adapters/sql-fact-store.ts';
import type { ReportQuestion } from '../domain/report.ts';
import type { PracticeRulesSource } from '../ports/practice-rules-source.ts';
import { makeReport } from '../use-cases/make-report.ts';
import { type History, ZONE } from './histories.ts';
import { oracleRows } from './oracle.ts';

/** Every report by every grouping, from one change of the clocks in New York to the other. */
export const QUESTIONS: readonly ReportQuestion[] = Object.entries(REPORT_GROUPINGS).flatMap(([type, groupings]) =>
  groupings.map((groupBy) => ({ type: type as ReportType, groupBy, from: '2027-03-14', to: '2027-11-07' })),
);

/** Of a practice without providers: no minute is open. */
export const rules: PracticeRulesSource = {
  read: async () => ({
    practiceId: 'p',
    revision: 1,
    timeZone: ZONE,
    policy: { startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 0 },
    appointmentTypes: new Map(),
    providers: new Map(),
    closures: [],
  }),
};

const byText = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** What a report says. Open minutes have a test of their own. */
export const reported = async (practiceId: string, question: ReportQuestion, facts: SqlFactStore) => {
  const { rows, asOf } = await makeReport(practiceId, question, 0, { facts, rules });
  return { asOf, rows: byText(question.type === 'utilization' ? rows.map((row) => row.slice(0, -2)) : rows) };
};

type Expected = Readonly<{ asOf: string; rows: readonly string[] }>;
const said = new WeakMap<History, Map<ReportQuestion, Expected>>();

/** What plain loops over the history say. Hundreds of wrong statements are held against the same answers. */
export const expected = (question: ReportQuestion, history: History): Expected => {
  const ofHistory = said.get(history) ?? new Map<ReportQuestion, Expected>();
  said.set(history, ofHistory);
  const known = ofHistory.get(question);
  if (known !== undefined) return known;
  const isSampled = question.type === 'third-next-available' || question.type === 'vendor-calls';
  const times = isSampled ? history.samples.map(({ takenAt }) => takenAt) : history.events.map(({ at }) => at);
  const asOf = times.sort().at(-1) ?? new Date(0).toISOString();
  const answer = { asOf, rows: byText(oracleRows(question, history, ZONE)) };
  ofHistory.set(question, answer);
  return answer;
};
