import type { ReportGrouping, ReportType } from '@frontdesk/contracts/report';
import type { ReportTable, ReportValue } from './report.ts';
import { LEAD_TIME_GROUPS, WEEKDAYS } from './report-groups.ts';

/** The names of what a grouping groups by. */
const GROUP_COLUMNS: Readonly<Record<ReportGrouping, readonly string[]>> = {
  provider: ['provider'],
  hour: ['hour'],
  weekday: ['weekday'],
  providerHour: ['provider', 'hour'],
  appointmentType: ['appointmentType'],
  leadTime: ['leadTimeDays'],
  providerAppointmentType: ['provider', 'appointmentType'],
  version: ['version'],
  vendor: ['vendor'],
  vendorVersion: ['vendor', 'version'],
  queue: ['queue'],
  payer: ['payer'],
};

/** What is counted for each group, and in which unit; docs/reports.md has the formulas. */
const MEASURES: Readonly<Record<ReportType, readonly (readonly [name: string, unit: string])[]>> = {
  utilization: [
    ['appointments', 'count'],
    ['bookedMinutes', 'minutes'],
    ['openMinutes', 'minutes'],
    ['utilization', 'ratio'],
  ],
  'no-shows': [
    ['appointments', 'count'],
    ['noShows', 'count'],
    ['noShowRate', 'ratio'],
  ],
  'lead-times': [
    ['appointments', 'count'],
    ['medianLeadMinutes', 'minutes'],
    ['ninetiethPercentileLeadMinutes', 'minutes'],
  ],
  'third-next-available': [
    ['samples', 'count'],
    ['averageDays', 'days'],
    ['longestDays', 'days'],
    ['notWithin90Days', 'count'],
    ['medianLeadMinutes', 'minutes'],
  ],
  refills: [
    ['cancelled', 'count'],
    ['filledAgain', 'count'],
    ['filledAgainRate', 'ratio'],
  ],
  calls: [
    ['calls', 'count'],
    ['answered', 'count'],
    ['missed', 'count'],
    ['averageWaitSeconds', 'seconds'],
    ['ninetiethPercentileWaitSeconds', 'seconds'],
    ['averageTalkSeconds', 'seconds'],
    ['booked', 'count'],
    ['bookedPerCall', 'ratio'],
  ],
  'vendor-calls': [
    ['subscriptions', 'count'],
    ['requests', 'count'],
    ['cached', 'count'],
    ['throttled', 'count'],
    ['clientErrors', 'count'],
    ['serverErrors', 'count'],
    ['serverErrorRate', 'ratio'],
  ],
  eligibility: [
    ['verifications', 'count'],
    ['answered', 'count'],
    ['active', 'count'],
    ['inactive', 'count'],
    ['notFound', 'count'],
    ['failed', 'count'],
    ['medianAnswerSeconds', 'seconds'],
    ['ninetiethPercentileAnswerSeconds', 'seconds'],
    ['answeredRate', 'ratio'],
  ],
};

/** One group as it was counted: what it is grouped by, then a value for each measure but the ratio, which is computed here. */
export type CountedGroup = readonly ReportValue[];

/** The table of a report, its groups in their own order: hours and days as they follow each other, names by their letters. */
export function reportTable(type: ReportType, groupBy: ReportGrouping, groups: readonly CountedGroup[]): ReportTable {
  const groupColumns = GROUP_COLUMNS[groupBy];
  const measures = MEASURES[type];
  const rows = groups.map((group) => withRatio(type, group, groupColumns.length));
  const orders = groupColumns.map(orderOf);
  rows.sort((one, other) => {
    for (const [index, order] of orders.entries()) {
      const difference = order(one[index] ?? null, other[index] ?? null);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return {
    columns: [
      ...groupColumns.map((name) => ({ name, unit: 'group' })),
      ...measures.map(([name, unit]) => ({ name, unit })),
    ],
    rows,
  };
}

/** Which two of a group's measures make its ratio: the part and the whole. */
const RATIOS: Readonly<Partial<Record<ReportType, readonly [part: number, whole: number]>>> = {
  utilization: [1, 2],
  'no-shows': [1, 0],
  refills: [1, 0],
  calls: [6, 0],
  eligibility: [1, 0],
  'vendor-calls': [5, 1],
};

/** Ratios have four digits; without a whole there is none. */
function withRatio(type: ReportType, group: CountedGroup, groupColumns: number): CountedGroup {
  const ratio = RATIOS[type];
  if (ratio === undefined) return group;
  const [part, whole] = ratio.map((index) => Number(group[groupColumns + index] ?? 0)) as [number, number];
  return [...group, whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000];
}

type Order = (one: ReportValue, other: ReportValue) => number;

function orderOf(column: string): Order {
  const known: readonly string[] | undefined =
    column === 'weekday' ? WEEKDAYS : column === 'leadTimeDays' ? LEAD_TIME_GROUPS : undefined;
  return (one, other) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    if (known !== undefined) return known.indexOf(String(one)) - known.indexOf(String(other));
    return String(one) < String(other) ? -1 : Number(one !== other);
  };
}
