import type { Schemas } from '@frontdesk/client/app-api-client';
import type { Practice } from '../desk/desk.ts';
import { appointmentTypeName, providerName } from '../desk/names.ts';
import { addDays, hourText } from '../time/practice-time.ts';

export type Report = Schemas['Report'];
export type ReportType = Report['type'];
export type ReportGrouping = Report['groupBy'];
type ReportValue = NonNullable<Report['rows']>[number][number];
export type ReportColumn = NonNullable<Report['columns']>[number];

interface ReportKind {
  readonly label: string;
  readonly groupings: readonly ReportGrouping[];
  /** The column that the chart shows. */
  readonly charted: string;
}

/** The reports that a manager can ask for. */
export const REPORTS: Readonly<Record<ReportType, ReportKind>> = {
  utilization: { label: 'Utilization', groupings: ['provider', 'hour', 'weekday'], charted: 'utilization' },
  'no-shows': { label: 'No-shows', groupings: ['appointmentType', 'leadTime', 'weekday'], charted: 'noShowRate' },
  'lead-times': { label: 'Lead times', groupings: ['appointmentType', 'provider'], charted: 'medianLeadMinutes' },
  'third-next-available': {
    label: 'Third next available',
    groupings: ['provider', 'appointmentType', 'providerAppointmentType'],
    charted: 'averageDays',
  },
  refills: {
    label: 'Cancelled times filled again',
    groupings: ['appointmentType', 'provider', 'weekday'],
    charted: 'filledAgainRate',
  },
  calls: { label: 'Calls', groupings: ['hour', 'weekday', 'queue'], charted: 'calls' },
  'vendor-calls': {
    label: 'Vendors’ calls by version',
    groupings: ['version', 'vendor', 'vendorVersion'],
    charted: 'requests',
  },
  eligibility: { label: 'Eligibility by payer', groupings: ['payer', 'weekday'], charted: 'answeredRate' },
};

export const GROUPINGS: Readonly<Record<ReportGrouping, string>> = {
  provider: 'Provider',
  hour: 'Hour',
  weekday: 'Weekday',
  providerHour: 'Provider and hour',
  providerAppointmentType: 'Provider and type',
  appointmentType: 'Appointment type',
  leadTime: 'Lead time',
  queue: 'Queue',
  payer: 'Payer',
  version: 'Version',
  vendor: 'Vendor',
  vendorVersion: 'Vendor and version',
};

const HEADINGS: Readonly<Record<string, string>> = {
  provider: 'Provider',
  hour: 'Hour',
  weekday: 'Weekday',
  appointmentType: 'Appointment type',
  leadTimeDays: 'Days from booking to start',
  queue: 'Queue',
  payer: 'Payer',
  version: 'Version',
  vendor: 'Vendor',
  subscriptions: 'Subscriptions',
  requests: 'Requests',
  cached: 'From the cache',
  throttled: 'Too many',
  clientErrors: 'Client errors',
  serverErrors: 'Server errors',
  serverErrorRate: 'Server errors, rate',
  appointments: 'Appointments',
  bookedMinutes: 'Booked',
  openMinutes: 'Open',
  utilization: 'Utilization',
  noShows: 'No-shows',
  noShowRate: 'No-show rate',
  medianLeadMinutes: 'Median lead time',
  ninetiethPercentileLeadMinutes: 'Nine of ten within',
  samples: 'Samples',
  averageDays: 'Average days',
  longestDays: 'Longest',
  notWithin90Days: 'None within 90 days',
  cancelled: 'Cancelled',
  filledAgain: 'Filled again',
  filledAgainRate: 'Filled again, rate',
  calls: 'Calls',
  answered: 'Answered',
  missed: 'Missed',
  averageWaitSeconds: 'Average wait',
  ninetiethPercentileWaitSeconds: 'Nine of ten wait at most',
  averageTalkSeconds: 'Average talk',
  booked: 'Booked in calls',
  bookedPerCall: 'Booked per call',
  verifications: 'Verifications',
  active: 'Active',
  inactive: 'Inactive',
  notFound: 'Not found',
  failed: 'Failed',
  medianAnswerSeconds: 'Median time to answer',
  ninetiethPercentileAnswerSeconds: 'Nine of ten answered within',
  answeredRate: 'Answered, rate',
};

export const WEEKDAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

export function headingOf({ name }: ReportColumn): string {
  return HEADINGS[name] ?? name;
}

/** A value as a person reads it: a name, a share in percent, a length of time. */
export function valueText(value: ReportValue, { name, unit }: ReportColumn, practice: Practice): string {
  if (value === null) return unit === 'group' ? 'Not known' : '–';
  if (unit === 'group') return groupText(value, name, practice);
  const number = Number(value);
  if (unit === 'ratio') return `${(number * 100).toFixed(1)} %`;
  if (unit === 'minutes') return minutesText(number);
  if (unit === 'days') return number === 1 ? '1 day' : `${number} days`;
  return unit === 'seconds' ? `${number} s` : String(number);
}

function groupText(value: string | number, name: string, practice: Practice): string {
  if (name === 'provider') return providerName(String(value), practice);
  if (name === 'appointmentType') return appointmentTypeName(String(value), practice);
  if (name === 'weekday') return WEEKDAYS[value] ?? String(value);
  return name === 'hour' ? hourText(Number(value) * 60) : String(value);
}

const MINUTES_PER_DAY = 1440;

/** `45 min`, `6.5 h`, `3.2 days`. */
function minutesText(minutes: number): string {
  if (Math.abs(minutes) < 90) return `${minutes} min`;
  if (Math.abs(minutes) < 2 * MINUTES_PER_DAY) return `${(minutes / 60).toFixed(1)} h`;
  return `${(minutes / MINUTES_PER_DAY).toFixed(1)} days`;
}

/** What a chart's numbers are divided by, and what they are then: bars of one chart share a unit, whose axis has round numbers. */
export function scaleOf(values: readonly number[], unit: string): { readonly divisor: number; readonly unit: string } {
  const most = Math.max(...values.map(Math.abs), 0);
  if (unit === 'ratio') return { divisor: 0.01, unit: '%' };
  if (unit === 'seconds') return { divisor: 1, unit: 's' };
  if (unit === 'days') return { divisor: 1, unit: 'days' };
  if (unit !== 'minutes') return { divisor: 1, unit: '' };
  if (most < 90) return { divisor: 1, unit: 'min' };
  return most < 2 * MINUTES_PER_DAY ? { divisor: 60, unit: 'h' } : { divisor: MINUTES_PER_DAY, unit: 'days' };
}

/** As many days as from `from` to `to`, right before them. */
export function periodBefore({ from, to }: Pick<Report, 'from' | 'to'>): Pick<Report, 'from' | 'to'> {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

const OBSTACLES: Readonly<Record<NonNullable<Report['obstacle']>, string>> = {
  'database-unavailable': 'The reports’ database does not answer now.',
  'database-not-ready': 'The reports’ database is not ready for this version yet.',
  unexpected: 'Something unexpected happens each time.',
};

/** Why a report will not come. */
export function failureText(obstacle: Report['obstacle']): string {
  return `The report could not be made within a day. ${OBSTACLES[obstacle ?? 'unexpected']}`;
}

/** Why a report is not there yet. */
export function obstacleText(obstacle: Report['obstacle']): string {
  if (obstacle === undefined) return 'Making the report …';
  return `${OBSTACLES[obstacle]} The report is tried again for a day. You can leave this page.`;
}
