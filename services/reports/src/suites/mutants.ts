import type { ReportType } from '@frontdesk/contracts/report';

/** A statement with a fault: `from` stands in it as it is, `to` in its place is wrong. `nth`: which of several places, from 0; absent: all. */
export interface Mutant {
  readonly from: string;
  readonly to: string;
  readonly nth?: number;
}

const days = (column: string): Mutant[] => [
  { from: `${column} >= `, to: `${column} > ` },
  { from: `${column} < `, to: `${column} <= ` },
  { from: '(:to as date) + 1', to: '(:to as date)' },
  { from: '(:to as date) + 1', to: '(:to as date) + 2' },
  { from: '(:from as date)', to: '(:from as date) - 1' },
];
const ofAppointments = [...days('local_start'), { from: 'and local_start >=', to: 'and starts_at >=' }];
const zoned = (places: number): Mutant[] =>
  Array.from({ length: places }, (_, nth) => ({ from: 'at time zone :zone', to: "at time zone 'UTC'", nth }));
const weekday: Mutant = { from: 'extract(isodow', to: 'extract(dow' };
const percentiles: Mutant[] = [
  { from: 'percentile_disc(0.5)', to: 'percentile_disc(0.4)' },
  { from: 'percentile_disc(0.5)', to: 'percentile_cont(0.5)' },
  { from: 'percentile_disc(0.9)', to: 'percentile_disc(0.8)' },
];

/** Faults of the statements that count. What drops `practice_id = :practice` is no fault: row-level security stands behind it. */
export const COUNTING_MUTANTS: Readonly<Record<ReportType, readonly Mutant[]>> = {
  utilization: [
    ...ofAppointments,
    weekday,
    { from: "'booked', 'arrived', 'fulfilled'", to: "'booked', 'arrived'" },
    { from: "'booked', 'arrived', 'fulfilled'", to: "'booked', 'fulfilled'" },
    { from: "'booked', 'arrived', 'fulfilled'", to: "'arrived', 'fulfilled'" },
    { from: "'booked', 'arrived', 'fulfilled'", to: "'booked', 'arrived', 'fulfilled', 'noshow'" },
    { from: "'booked', 'arrived', 'fulfilled'", to: "'booked', 'arrived', 'fulfilled', 'cancelled'" },
    { from: 'hour_start <= local_start', to: 'hour_start < local_start' },
    { from: 'filter (where hour_start <= local_start)', to: '' },
    { from: "hour_start + interval '1 hour')", to: "hour_start + interval '2 hours')" },
    { from: 'greatest(local_start, hour_start)', to: 'hour_start' },
    { from: "least(local_end, hour_start + interval '1 hour')", to: 'local_end' },
    { from: " - interval '1 microsecond'", to: '' },
    { from: "date_trunc('hour', local_start)", to: 'local_start' },
    { from: 'extract(hour from hour_start)', to: 'extract(hour from local_start)' },
    { from: 'local_start + (ends_at - starts_at)', to: "local_start + interval '30 minutes'" },
  ],
  'no-shows': [
    ...ofAppointments,
    weekday,
    { from: "'arrived', 'fulfilled', 'noshow'", to: "'fulfilled', 'noshow'" },
    { from: "'arrived', 'fulfilled', 'noshow'", to: "'arrived', 'noshow'" },
    { from: "'arrived', 'fulfilled', 'noshow'", to: "'arrived', 'fulfilled'" },
    { from: "'arrived', 'fulfilled', 'noshow'", to: "'arrived', 'fulfilled', 'noshow', 'booked'" },
    { from: "'arrived', 'fulfilled', 'noshow'", to: "'arrived', 'fulfilled', 'noshow', 'cancelled'" },
    { from: "status = 'noshow'", to: "status <> 'noshow'" },
    { from: "filter (where status = 'noshow')", to: '' },
    { from: 'isodow from local_start', to: 'isodow from starts_at' },
    { from: 'when booked_at is null then null ', to: '' },
    { from: 'starts_at - booked_at', to: 'ends_at - booked_at' },
    { from: '/ 86400) >= 7', to: '/ 86400) > 7' },
    { from: '/ 86400) >= 1 ', to: '/ 86400) > 1 ' },
    { from: 'floor(', to: 'ceil(' },
  ],
  'lead-times': [
    ...ofAppointments,
    ...percentiles,
    { from: "status <> 'cancelled' and ", to: '' },
    { from: "status <> 'cancelled'", to: "status = 'booked'" },
    { from: ' and booked_at is not null', to: '' },
    { from: 'floor(', to: 'ceil(' },
    { from: 'starts_at - booked_at', to: 'ends_at - booked_at' },
    { from: 'local_start >=', to: 'booked_at >=' },
  ],
  'third-next-available': [
    { from: 'day >=', to: 'day >' },
    { from: 'day <=', to: 'day <' },
    { from: 'avg(days)', to: 'max(days)' },
    { from: 'avg(days)', to: 'avg(coalesce(days, 90))' },
    { from: 'round(avg(days), 1)', to: 'round(avg(days), 0)' },
    { from: 'max(days)', to: 'min(days)' },
    { from: 'days is null', to: 'days is not null' },
    { from: 'count(*) as samples', to: 'count(days) as samples' },
    { from: 'count(*) as samples', to: 'count(distinct day) as samples' },
    { from: 'left join', to: 'join' },
    { from: 'left join', to: 'full join' },
    { from: "status <> 'cancelled' and ", to: '' },
    { from: 'percentile_disc(0.5)', to: 'percentile_disc(0.4)' },
    { from: 'local_start < cast(:to as date) + 1', to: 'true' },
  ],
  refills: [
    ...ofAppointments,
    weekday,
    { from: 'cancelled_at < starts_at', to: 'cancelled_at <= starts_at' },
    { from: ' and cancelled_at < starts_at', to: '' },
    { from: "status = 'cancelled' and ", to: '' },
    { from: 'later.provider_id = cancelled.provider_id', to: 'true' },
    { from: 'later.starts_at < cancelled.ends_at', to: 'later.starts_at <= cancelled.ends_at' },
    { from: 'later.ends_at > cancelled.starts_at', to: 'later.ends_at >= cancelled.starts_at' },
    { from: "later.status <> 'cancelled' and ", to: '' },
    { from: 'later.booked_at >= cancelled.cancelled_at', to: 'later.booked_at > cancelled.cancelled_at' },
    { from: 'later.booked_at >= cancelled.cancelled_at', to: 'true' },
    { from: "interval '1 day'", to: "interval '0'" },
    { from: 'filter (where exists', to: 'filter (where not exists' },
  ],
  calls: [
    ...days('initiated_at'),
    ...zoned(3),
    weekday,
    { from: "direction = 'inbound'", to: "direction <> 'outbound'" },
    { from: "direction = 'inbound' and", to: '' },
    { from: 'count(connected_at)', to: 'count(*)' },
    { from: 'filter (where missed)', to: '' },
    { from: 'filter (where missed)', to: 'filter (where not missed)' },
    { from: 'avg(wait_seconds)', to: 'avg(talk_seconds)' },
    { from: 'avg(talk_seconds)', to: 'avg(coalesce(talk_seconds, 0))' },
    { from: 'round(avg(wait_seconds))', to: 'floor(avg(wait_seconds))' },
    { from: 'percentile_disc(0.9)', to: 'percentile_disc(0.8)' },
    { from: 'select count(*) from reports.appointment', to: 'select least(count(*), 1) from reports.appointment' },
    { from: 'booking.call_id = call.call_id', to: 'booking.call_id is not null' },
    { from: 'sum((', to: 'max((' },
  ],
  'vendor-calls': [
    { from: 'day >=', to: 'day >' },
    { from: 'day <=', to: 'day <' },
    { from: 'count(distinct subscription_id)', to: 'count(subscription_id)' },
    { from: 'count(distinct subscription_id)', to: 'count(distinct vendor)' },
    { from: 'sum(requests)', to: 'max(requests)' },
    { from: 'sum(cached)', to: 'sum(throttled)' },
    { from: 'sum(throttled)', to: 'sum(client_errors)' },
    { from: 'sum(client_errors)', to: 'sum(client_errors + server_errors)' },
    { from: 'sum(server_errors)', to: 'count(server_errors)' },
  ],
  eligibility: [
    ...days('asked_at'),
    ...zoned(3),
    weekday,
    ...percentiles,
    { from: "outcome in ('active', 'inactive')", to: "outcome in ('active')" },
    { from: "outcome in ('active', 'inactive')", to: "outcome <> 'failed'" },
    { from: "outcome = 'active'", to: "outcome = 'inactive'" },
    { from: "outcome = 'inactive'", to: "outcome = 'not-found'" },
    { from: "outcome = 'not-found'", to: "outcome = 'failed'" },
    { from: "outcome = 'failed'", to: "outcome <> 'active'" },
    { from: 'ceil(', to: 'floor(' },
    { from: 'answered_at - due_at', to: 'answered_at - asked_at' },
  ],
};

/** Faults of the statements that record. */
export const RECORDING_MUTANTS: readonly Mutant[] = [
  { from: 'greatest(known.version, excluded.version)', to: 'excluded.version' },
  { from: 'greatest(known.version, excluded.version)', to: 'known.version' },
  { from: 'status = case when excluded.version > known.version', to: 'status = case when true' },
  {
    from: 'status = case when excluded.version > known.version',
    to: 'status = case when excluded.version < known.version',
  },
  { from: 'starts_at = case when excluded.version > known.version', to: 'starts_at = case when false' },
  { from: 'local_start = case when excluded.version > known.version', to: 'local_start = case when false' },
  { from: 'coalesce(known.booked_at, excluded.booked_at)', to: 'known.booked_at' },
  { from: 'coalesce(known.booked_at, excluded.booked_at)', to: 'excluded.booked_at' },
  { from: 'coalesce(known.call_id, excluded.call_id)', to: 'known.call_id' },
  { from: 'coalesce(known.call_id, excluded.call_id)', to: 'excluded.call_id' },
  { from: 'coalesce(excluded.cancelled_version, 0) > coalesce(known.cancelled_version, 0)', to: 'true' },
  { from: 'coalesce(excluded.cancelled_version, 0) > coalesce(known.cancelled_version, 0)', to: 'false' },
  { from: 'talk_seconds = excluded.talk_seconds', to: 'talk_seconds = known.talk_seconds' },
  { from: 'where excluded.version > known.version', to: 'where excluded.version < known.version' },
  { from: 'where excluded.version > known.version', to: '' },
  { from: 'where excluded.sampled_on > known.sampled_on', to: '' },
  { from: 'where excluded.sampled_on > known.sampled_on', to: 'where false' },
  { from: '"version", fact."day" desc', to: '"version", fact."day"' },
  { from: 'greatest(known.newest_event_at, excluded.newest_event_at)', to: 'excluded.newest_event_at' },
];

/** The statement with the fault; undefined where it has no such place. */
export function withFault(sql: string, { from, to, nth }: Mutant): string | undefined {
  if (!sql.includes(from)) return undefined;
  if (nth === undefined) return sql.replaceAll(from, () => to);
  const parts = sql.split(from);
  if (nth >= parts.length - 1) return undefined;
  return [parts.slice(0, nth + 1).join(from), parts.slice(nth + 1).join(from)].join(to);
}
