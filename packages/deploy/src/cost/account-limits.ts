import { billedMilliseconds } from './cost-of-requests.ts';
import { type Measurement, unitsOf } from './measurement.ts';
import { LIMITS } from './price-list.ts';
import { PEAK, PRACTICE_MONTH } from './usage.ts';

export interface LimitUse {
  limit: string;
  /** What an account or a table may do, in `unit`. */
  allowed: number;
  /** What so many practices do in their busiest second. */
  used: number;
  unit: string;
  /** With how many practices it is reached. */
  practicesAtLimit: number;
}

/** How much of each limit the busiest second takes, nearest first. */
export function limitUses(practices: number, measurement: Measurement, throttleRate: number): LimitUse[] {
  const { searches, reads, lists, patientSearches, bookings, events, dashboards } = PRACTICE_MONTH;
  const perSecond = (monthly: number): number => practices * busiestSecond(monthly);
  const requests = [
    [bookings, measurement.booking],
    [searches, measurement.search],
    [reads, measurement.read],
    [lists, measurement.list],
    [patientSearches, measurement.patients],
  ] as const;
  const running = requests.reduce((sum, [monthly, { calls }]) => sum + perSecond(monthly) * seconds(calls), 0);
  const tableWrites = Math.max(
    ...Object.keys(measurement.booking.writeUnits).map(
      (table) =>
        perSecond(bookings) * unitsOf(measurement.booking.writeUnits, table) +
        perSecond(searches) * unitsOf(measurement.search.writeUnits, table) +
        perSecond(reads) * unitsOf(measurement.read.writeUnits, table) +
        perSecond(lists) * unitsOf(measurement.list.writeUnits, table) +
        perSecond(patientSearches) * unitsOf(measurement.patients.writeUnits, table),
    ),
    perSecond(events) * unitsOf(measurement.event.writeUnits),
  );
  const tableReads = perSecond(lists) * unitsOf(measurement.list.readUnits) + perSecond(reads);
  const uses: Omit<LimitUse, 'practicesAtLimit'>[] = [
    {
      limit: 'Lambda: instances at once',
      allowed: LIMITS.lambdaConcurrency,
      used: running + perSecond(events) * seconds(measurement.event.calls + dashboards),
      unit: 'instances',
    },
    {
      limit: 'Stage: requests of the busiest route',
      allowed: throttleRate,
      used: perSecond(Math.max(bookings, searches, reads, lists)),
      unit: 'requests/s',
    },
    {
      limit: 'HTTP APIs of the account: requests',
      allowed: LIMITS.httpApiRequestsPerSecond,
      used: perSecond(bookings + searches + reads + lists),
      unit: 'requests/s',
    },
    {
      limit: 'WebSocket: new connections, all desks within a quarter of an hour',
      allowed: LIMITS.webSocketConnectionsPerSecond,
      used: (practices * dashboards) / 900,
      unit: 'connections/s',
    },
    {
      limit: 'DynamoDB: writes of the busiest table',
      allowed: LIMITS.dynamoDbTableWriteUnitsPerSecond,
      used: tableWrites,
      unit: 'units/s',
    },
    {
      limit: 'DynamoDB: reads of the busiest table',
      allowed: LIMITS.dynamoDbTableReadUnitsPerSecond,
      used: tableReads,
      unit: 'units/s',
    },
  ];
  return uses
    .map((use) => ({ ...use, practicesAtLimit: Math.floor((practices * use.allowed) / use.used) }))
    .sort((a, b) => a.practicesAtLimit - b.practicesAtLimit);
}

/** Requests in the busiest second of one practice that makes so many in a month. */
function busiestSecond(monthly: number): number {
  return ((monthly / PRACTICE_MONTH.workingDays) * PEAK.hourShare * PEAK.secondOverMean) / 3600;
}

function seconds(calls: number): number {
  return billedMilliseconds(calls) / 1000;
}
