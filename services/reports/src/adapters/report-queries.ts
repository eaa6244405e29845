import type { ReportGrouping, ReportType } from '@frontdesk/contracts/report';
import { LEAD_TIME_DAYS, LEAD_TIME_GROUPS } from '../domain/report-groups.ts';

/** Statements have fixed texts: a request chooses among them, and its values are bound. */

/** The practice is named beside row-level security, so that its index is used. */
const OWN = `practice_id = :practice`;
const APPOINTMENTS_OF_DAYS = `${OWN} and local_start >= cast(:from as date) and local_start < cast(:to as date) + 1`;

const BOOKED_GROUPS: Readonly<Partial<Record<ReportGrouping, string>>> = {
  provider: 'provider_id as "providerId"',
  hour: 'cast(extract(hour from hour_start) as integer) as "hour"',
  weekday: 'cast(extract(isodow from hour_start) as integer) as "weekday"',
  providerHour: 'provider_id as "providerId", cast(extract(hour from hour_start) as integer) as "hour"',
};

/** The booked minutes of each hour that an appointment touches, on the wall clock of its start. */
export function bookedMinutesStatement(groupBy: ReportGrouping): string {
  return `
select ${BOOKED_GROUPS[groupBy]},
  count(*) filter (where hour_start <= local_start) as "appointments",
  cast(sum(extract(epoch from least(local_end, hour_start + interval '1 hour') - greatest(local_start, hour_start))) / 60 as integer)
    as "minutes"
from (
  select provider_id, local_start, local_start + (ends_at - starts_at) as local_end
  from reports.appointment
  where ${APPOINTMENTS_OF_DAYS} and status in ('booked', 'arrived', 'fulfilled')
) as taken
cross join lateral generate_series(date_trunc('hour', local_start), local_end - interval '1 microsecond', interval '1 hour')
  as hours(hour_start)
group by ${groupBy === 'providerHour' ? '1, 2' : '1'}`;
}

/** With the largest ids about half of what an answer of the Data API may be, 1 MiB. */
export const PAGE_ROWS = 3_000;

export function pageOf(statement: string): string {
  return `${statement}\norder by 1, 2 limit ${PAGE_ROWS} offset cast(:skipped as integer)`;
}

/** Comes first in a transaction that counts. */
export const AS_OF_ONE_MOMENT = 'set transaction isolation level repeatable read';

export const NEWEST_EVENT = `
select to_char(newest_event_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at"
from reports.progress where ${OWN}`;

const NEWEST_SAMPLE = `
select to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at"
from reports.sample where ${OWN} order by day desc limit 1`;

/** The time of which a report is, in a row, where there is any. */
export function newestStatement(type: ReportType): string {
  return type === 'third-next-available' || type === 'vendor-calls' ? NEWEST_SAMPLE : NEWEST_EVENT;
}

const LEAD_DAYS = `floor(extract(epoch from starts_at - booked_at) / 86400)`;
/** From the longest on: the first that fits counts. */
const LEAD_TIME = `case when booked_at is null then null ${LEAD_TIME_DAYS.map(
  (first, index) => [first, LEAD_TIME_GROUPS[index]] as const,
)
  .toReversed()
  .map(([first, group]) => `when ${LEAD_DAYS} >= ${first} then '${group}'`)
  .join(' ')} else '${LEAD_TIME_GROUPS[0]}' end`;

const APPOINTMENT_GROUPS: Readonly<Partial<Record<ReportGrouping, string>>> = {
  appointmentType: 'appointment_type',
  provider: 'provider_id',
  weekday: 'cast(extract(isodow from local_start) as integer)',
  leadTime: LEAD_TIME,
};

/** What is known in UTC, by the practice's clock: `:zone` is its. */
const local = (instant: string) => `(${instant} at time zone :zone)`;
const withinDays = (instant: string) =>
  `${instant} >= cast(cast(:from as date) as timestamp) at time zone :zone
  and ${instant} < cast(cast(:to as date) + 1 as timestamp) at time zone :zone`;
const CALL_TIME = local('initiated_at');
const CALL_GROUPS: Readonly<Partial<Record<ReportGrouping, string>>> = {
  hour: `cast(extract(hour from ${CALL_TIME}) as integer)`,
  weekday: `cast(extract(isodow from ${CALL_TIME}) as integer)`,
  queue: 'queue_id',
};

const ACCESS_GROUPS: Readonly<Partial<Record<ReportGrouping, readonly string[]>>> = {
  providerAppointmentType: ['provider_id', 'appointment_type'],
  provider: ['provider_id'],
  appointmentType: ['appointment_type'],
};
const LEAD_MINUTES = `cast(floor(extract(epoch from starts_at - booked_at) / 60) as integer)`;

const VENDOR_GROUPS: Readonly<Partial<Record<ReportGrouping, readonly string[]>>> = {
  version: ['version'],
  vendor: ['vendor'],
  vendorVersion: ['vendor', 'version'],
};

const VERIFICATION_GROUPS: Readonly<Partial<Record<ReportGrouping, string>>> = {
  payer: 'payer_id',
  weekday: `cast(extract(isodow from ${local('asked_at')}) as integer)`,
};

/** One group or two, by the names that the store reads. */
const columnsOf = (groups: readonly string[]): string =>
  groups.map((group, index) => `${group} as "group${index === 0 ? '' : index + 1}"`).join(', ');

const COUNTS: Readonly<Record<Exclude<ReportType, 'utilization'>, (groupBy: ReportGrouping) => string>> = {
  'no-shows': (groupBy) => `
select ${APPOINTMENT_GROUPS[groupBy]} as "group", count(*) as "first", count(*) filter (where status = 'noshow') as "second"
from reports.appointment
where ${APPOINTMENTS_OF_DAYS} and status in ('arrived', 'fulfilled', 'noshow')
group by 1`,
  'lead-times': (groupBy) => `
select ${APPOINTMENT_GROUPS[groupBy]} as "group", count(*) as "first",
  percentile_disc(0.5) within group (order by lead) as "second",
  percentile_disc(0.9) within group (order by lead) as "third"
from (
  select *, ${LEAD_MINUTES} as lead
  from reports.appointment
  where ${APPOINTMENTS_OF_DAYS} and status <> 'cancelled' and booked_at is not null
) as planned
group by 1`,
  'third-next-available': (groupBy) => {
    const groups = ACCESS_GROUPS[groupBy] ?? [];
    const own = groups.join(', ');
    return `
select ${columnsOf(groups)},
  samples as "first", average as "second", longest as "third", beyond as "fourth", lead as "fifth"
from (
  select ${own}, count(*) as samples, cast(round(avg(days), 1) as double precision) as average, max(days) as longest,
    count(*) filter (where days is null) as beyond
  from reports.access_sample
  where ${OWN} and day >= cast(:from as date) and day <= cast(:to as date)
  group by ${own}
) as sampled left join (
  select ${own}, percentile_disc(0.5) within group (order by ${LEAD_MINUTES}) as lead
  from reports.appointment
  where ${APPOINTMENTS_OF_DAYS} and status <> 'cancelled' and booked_at is not null
  group by ${own}
) as planned using (${own})`;
  },
  refills: (groupBy) => `
select ${APPOINTMENT_GROUPS[groupBy]} as "group", count(*) as "first", count(*) filter (where exists (
    select from reports.appointment as later
    where later.practice_id = :practice and later.provider_id = cancelled.provider_id
      and later.starts_at < cancelled.ends_at and later.starts_at > cancelled.starts_at - interval '1 day'
      and later.ends_at > cancelled.starts_at
      and later.status <> 'cancelled' and later.booked_at >= cancelled.cancelled_at
  )) as "second"
from reports.appointment as cancelled
where ${APPOINTMENTS_OF_DAYS} and status = 'cancelled' and cancelled_at < starts_at
group by 1`,
  // Bookings are looked up call by call: a join took 28 s of 30,000 calls where statistics were not gathered yet, as after a rebuild.
  calls: (groupBy) => `
select ${CALL_GROUPS[groupBy]} as "group", count(*) as "first", count(connected_at) as "second", count(*) filter (where missed) as "third",
  cast(round(avg(wait_seconds)) as integer) as "fourth",
  percentile_disc(0.9) within group (order by wait_seconds) as "fifth",
  cast(round(avg(talk_seconds)) as integer) as "sixth", sum((
    select count(*) from reports.appointment as booking where booking.practice_id = :practice and booking.call_id = call.call_id
  )) as "seventh"
from reports.call
where ${OWN} and direction = 'inbound' and ${withinDays('initiated_at')}
group by 1`,
  'vendor-calls': (groupBy) => {
    const groups = VENDOR_GROUPS[groupBy] ?? [];
    return `
select ${columnsOf(groups)}, count(distinct subscription_id) as "first", sum(requests) as "second", sum(cached) as "third",
  sum(throttled) as "fourth", sum(client_errors) as "fifth", sum(server_errors) as "sixth"
from reports.vendor_calls
where ${OWN} and day >= cast(:from as date) and day <= cast(:to as date)
group by ${groups.join(', ')}`;
  },
  eligibility: (groupBy) => `
select ${VERIFICATION_GROUPS[groupBy]} as "group", count(*) as "first",
  count(*) filter (where outcome in ('active', 'inactive')) as "second",
  count(*) filter (where outcome = 'active') as "third", count(*) filter (where outcome = 'inactive') as "fourth",
  count(*) filter (where outcome = 'not-found') as "fifth", count(*) filter (where outcome = 'failed') as "sixth",
  percentile_disc(0.5) within group (order by seconds) as "seventh",
  percentile_disc(0.9) within group (order by seconds) as "eighth"
from (
  select *, cast(ceil(extract(epoch from answered_at - due_at)) as integer) as seconds
  from reports.verification
  where ${OWN} and ${withinDays('asked_at')}
) as asked
group by 1`,
};

/** The statement that counts a report, with a row for each group: `group`, then its measures in their order. */
export function countStatement(type: Exclude<ReportType, 'utilization'>, groupBy: ReportGrouping): string {
  return COUNTS[type](groupBy);
}

export const COUNT_MEASURES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'] as const;

/** Row-level security reads it; it lasts as long as the transaction. */
export const CHOOSE_PRACTICE = `select set_config('app.practice_id', :practice, true) as practice`;
