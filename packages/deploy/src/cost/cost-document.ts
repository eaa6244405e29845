import type { Template } from '../cloudformation-template.ts';
import { limitUses } from './account-limits.ts';
import {
  cachedRequestCost,
  connectedHourCost,
  costsOf,
  countedCallCost,
  eventCost,
  type Memory,
  nightlyVerificationCost,
  partnerRequestCost,
  type RequestCost,
  total,
  webhookDeliveryCost,
  webhookFanOutCost,
} from './cost-of-requests.ts';
import { type FixedCost, fixedCosts, routeMetrics } from './fixed-costs.ts';
import { KINDS, type Measurement, unitsOf } from './measurement.ts';
import { PRICES } from './price-list.ts';
import { PEAK, PRACTICE_MONTH, PRACTICES, REPORTS_DATABASE, VENDOR_CALLS, WEBHOOK } from './usage.ts';

export interface CostInputs {
  measurement: Measurement;
  /** Every service as packaged for prod. */
  templates: readonly Template[];
  /** The same for dev. */
  devTemplates: readonly Template[];
  memory: Memory;
  pingMemoryMegabytes: number;
  throttleRate: number;
}

const MILLION = 1e6;

/** docs/cost.md. */
export function costDocument(inputs: CostInputs): string {
  const { measurement, memory } = inputs;
  const costs = { ...costsOf(measurement, memory), event: eventCost(measurement.event, memory.event, DASHBOARDS) };
  const hour = connectedHourCost(inputs.pingMemoryMegabytes);
  const fixed = fixedCosts(inputs.templates);
  const fixedDollars = dollarsOf(fixed);
  const dev = fixedCosts(inputs.devTemplates);
  return `${[
    '# What it costs',
    '',
    'Written by `pnpm cost` from the templates for prod and dev, the requests counted on the local cloud (`pnpm cost --measure`), and the',
    'prices of us-east-1 as listed in `packages/deploy/src/cost/price-list.ts` (compare them with the pages named there), without free tiers and discounts.',
    'Storage, support and taxes are not in it.',
    '',
    '## A million of each',
    '',
    ...table(
      ['', 'CloudFront, WAF', 'API Gateway', 'Lambda', 'DynamoDB', 'logs, X-Ray', 'dollars'],
      [
        ...KINDS.map((kind) => [NAMES[kind], costs[kind]] as const),
        ["vendors' bookings", partnerRequestCost(measurement.booking, memory.booking)] as const,
        ["vendors' slot searches", partnerRequestCost(measurement.search, memory.search)] as const,
        ["vendors' reads from the cache", cachedRequestCost(measurement.read)] as const,
      ].map(([name, cost]) => [name, ...parts(cost).map((part) => dollars(part * MILLION))]),
    ),
    '',
    `A million connected hours: ${dollars(hour * MILLION)} dollars (connection minutes, and two pings a minute with their pongs).`,
    `An event goes to ${DASHBOARDS} dashboards; each of them is a message and a call.`,
    '',
    '## What was counted',
    '',
    ...table(
      ['', 'round trips', 'write units', 'read units', 'answer', 'memory'],
      KINDS.map((kind) => {
        const { calls, writeUnits, readUnits, answerBytes } = measurement[kind];
        return [
          NAMES[kind],
          plain(calls),
          plain(unitsOf(writeUnits)),
          plain(unitsOf(readUnits)),
          `${answerBytes} B`,
          `${memory[kind]} MB`,
        ];
      }),
    ),
    '',
    `A booking's ${plain(unitsOf(measurement.booking.writeUnits))} write units by table: ${byTable(measurement.booking.writeUnits)}. All are`,
    'of one transaction but `rate-limits`, and `patient-keys`, which another function writes after the answer.',
    'A page of a day with many bookings grows past 1 KB and takes two units more. Every request counts in `rate-limits`: one write, and',
    'another now and then to begin a sub-window of three seconds (ADR-0033).',
    '',
    '## When nobody calls',
    '',
    ...table(
      ['', 'in the templates for prod', 'dollars a month', 'for dev', 'dollars a month'],
      fixed.map(({ what, count, dollarsEach }, index) => {
        const ofDev = dev[index]?.count ?? 0;
        return [what, String(count), dollars(count * dollarsEach), String(ofDev), dollars(ofDev * dollarsEach)];
      }),
    ),
    '',
    `Together ${dollars(fixedDollars)} dollars a month for prod, and ${dollars(dollarsOf(dev))} for a stage like dev.`,
    '',
    ...PRACTICES.flatMap((practices) => ofPractices(practices, inputs, costs, hour, fixedDollars)),
    '## Assumed',
    '',
    `A practice: ${PRACTICE_MONTH.workingDays} working days of ${PRACTICE_MONTH.hoursOpen} hours, ${PRACTICE_MONTH.dashboards} dashboards, ${PRACTICE_MONTH.staff} people who sign in, in a month ${PRACTICE_MONTH.bookings} bookings, ${PRACTICE_MONTH.searches} searches,`,
    `${PRACTICE_MONTH.reads} reads, ${PRACTICE_MONTH.lists} lists, ${PRACTICE_MONTH.patientSearches} patient searches, ${PRACTICE_MONTH.events} events, ${PRACTICE_MONTH.nightlyVerifications} nightly verifications (what the clearinghouse charges is not in them). ${PEAK.hourShare * 100} % of a day falls into its busiest hour, and its busiest second is`,
    `${PEAK.secondOverMean} times that hour's mean. A practice has ${WEBHOOK.endpoints} endpoint of a vendor, which sees ${WEBHOOK.visibleEventsShare * 100} % of the events and answers within ${WEBHOOK.receiverMilliseconds} ms.`,
    `Vendors call ${VENDOR_CALLS.perMonth} times for a practice, ${VENDOR_CALLS.linesOfBatch} lines of the access log come at once.`,
    `The reports' database is awake ${REPORTS_DATABASE.hoursAwake} hours of a working day, and sleeps otherwise: at rest it costs its storage.`,
    'Results of reports above 380 KB are files in S3 for seven days. No line counts them: ten thousand of 1 MB a month cost about ten cents.',
    `All practices are busy at once. Lambda is billed 4 ms and 6 ms a round trip. These are in`,
    '`packages/deploy/src/cost/usage.ts`; the access log and X-Ray have the real ones.',
  ].join('\n')}\n`;
}

const DASHBOARDS = PRACTICE_MONTH.dashboards;
/** Of the functions that send events. */
const WEBHOOK_MEGABYTES = 512;
/** Of the function that counts vendors' calls. */
const COUNTING_MEGABYTES = 512;

const NAMES = {
  booking: 'bookings',
  search: 'slot searches (28 days)',
  read: 'reads',
  list: 'lists (a week)',
  patients: 'patient searches',
  event: 'events',
} as const;

/** Awake at the least size, and larger for what the events take; reports are few. */
function reportsUnitHours(practices: number): number {
  const { hoursAwake, leastUnits, eventsOfUnitSecond } = REPORTS_DATABASE;
  const busy = (practices * PRACTICE_MONTH.events) / eventsOfUnitSecond / 3600;
  return PRACTICE_MONTH.workingDays * hoursAwake * leastUnits + busy;
}

function ofPractices(
  practices: number,
  inputs: CostInputs,
  costs: Readonly<Record<(typeof KINDS)[number], RequestCost>>,
  hour: number,
  fixedDollars: number,
): string[] {
  const { bookings, searches, reads, lists, patientSearches, events, workingDays, hoursOpen } = PRACTICE_MONTH;
  const patients = patientSearches;
  const monthly = { booking: bookings, search: searches, read: reads, list: lists, patients, event: events };
  const visible = events * WEBHOOK.visibleEventsShare;
  const rows = KINDS.map((kind) => [NAMES[kind], practices * monthly[kind], total(costs[kind])] as const);
  const hours = practices * DASHBOARDS * workingDays * hoursOpen;
  const metrics = routeMetrics(inputs.templates);
  const all = [
    ...rows,
    ['events that webhooks are looked for', practices * visible, webhookFanOutCost(WEBHOOK_MEGABYTES)] as const,
    [
      'events sent to an endpoint',
      practices * visible * WEBHOOK.endpoints,
      webhookDeliveryCost(WEBHOOK_MEGABYTES),
    ] as const,
    [
      "vendors' calls that are counted",
      practices * VENDOR_CALLS.perMonth,
      countedCallCost(COUNTING_MEGABYTES),
    ] as const,
    [
      'nightly verifications',
      practices * PRACTICE_MONTH.nightlyVerifications,
      nightlyVerificationCost(inputs.memory.read) + total(eventCost(inputs.measurement.event, inputs.memory.event, 0)),
    ] as const,
    ['connected hours', hours, hour] as const,
    ['users who sign in', practices * PRACTICE_MONTH.staff, PRICES.activeUserMonth] as const,
    [metrics.what, metrics.count, metrics.dollarsEach] as const,
    [
      'capacity unit hours of the reports’ database',
      reportsUnitHours(practices),
      PRICES.auroraCapacityUnitHour,
    ] as const,
  ];
  const sum = all.reduce((dollarsSoFar, [, count, each]) => dollarsSoFar + count * each, fixedDollars);
  const limits = limitUses(practices, inputs.measurement, inputs.throttleRate);
  const [first] = limits;
  return [
    `## ${whole(practices)} practices`,
    '',
    ...table(
      ['', 'a month', 'dollars'],
      all.map(([name, count, each]) => [name, whole(count), dollars(count * each)]),
    ),
    '',
    `With what is paid when nobody calls: **${dollars(sum)} dollars a month**, ${dollars(sum / practices)} a practice.`,
    '',
    ...table(
      ['limit', 'allowed', 'used in the busiest second', 'reached with'],
      limits.map(({ limit, allowed, used, unit, practicesAtLimit }) => [
        limit,
        `${whole(allowed)} ${unit}`,
        `${plain(used)} (${plain((100 * used) / allowed)} %)`,
        `${whole(practicesAtLimit)} practices`,
      ]),
    ),
    '',
    `${first !== undefined && first.used > first.allowed ? 'Over' : 'First'}: ${first?.limit}. ${first === undefined ? '' : advice(first.used / first.allowed)}`,
    '',
  ];
}

function dollarsOf(costs: readonly FixedCost[]): number {
  return costs.reduce((sum, { count, dollarsEach }) => sum + count * dollarsEach, 0);
}

function advice(share: number): string {
  if (share > 1) return 'It must be raised before.';
  return share > 0.5 ? 'Ask for more before it is reached.' : 'Far away.';
}

function parts(cost: RequestCost): number[] {
  return [cost.edge, cost.gateway, cost.lambda, cost.dynamoDb, cost.observation, total(cost)];
}

function byTable(units: Readonly<Record<string, number>>): string {
  return Object.entries(units)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => `${name} ${plain(count)}`)
    .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_cell, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)];
}

function dollars(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
