import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '@frontdesk/aws/item-attributes';
import type { OracleHistory } from './oracle.ts';

/** Items as the services write them. */
interface AppointmentItem {
  readonly item: string;
  readonly practiceId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly status: string;
  readonly providerId: string;
  readonly appointmentType: string;
  readonly start: string;
  readonly end: string;
  readonly createdAt: string;
  readonly callId?: string;
  readonly cancellation?: { readonly at: string; readonly reason: string };
}

interface CallItem {
  readonly practiceId: string;
  readonly callId: string;
  readonly version: number;
  /** JSON. */
  readonly facts: string;
}

interface InsuranceItem {
  readonly pk: string;
  readonly verificationId: string;
  readonly version: number;
  readonly payerId: string;
  readonly status?: string;
  /** JSON. */
  readonly errors?: string;
  readonly createdAt: number;
  readonly answeredAt?: number;
}

interface SampleItem {
  readonly practiceId: string;
  readonly reportId: string;
  readonly takenAt: string;
  /** JSON: days by type, by provider. */
  readonly access: string;
}

interface UsageItem {
  /** The subscription. */
  readonly owner: string;
  /** `COUNT#<day>#<version>#<method>#<route>#<status>#<key>`. */
  readonly entry: string;
  readonly practiceId: string;
  readonly requests: number;
  readonly cached: number;
}

interface SubscriptionItem {
  readonly id: string;
  readonly vendor: string;
}

export interface TableItems {
  readonly appointments: readonly AppointmentItem[];
  readonly calls: readonly CallItem[];
  readonly insurance: readonly InsuranceItem[];
  readonly reports: readonly SampleItem[];
  readonly usage: readonly UsageItem[];
  readonly subscriptions: readonly SubscriptionItem[];
}

/** Every item of a table, as DynamoDB has it. */
export async function itemsOf(client: DynamoDBClient, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items;
}

/** What is in the tables. */
export async function readTables(
  client: DynamoDBClient,
  names: Readonly<Record<keyof TableItems, string>>,
): Promise<TableItems> {
  const plain = async <Kind>(name: string) => (await itemsOf(client, name)).map((item) => unmarshall(item) as Kind);
  const [appointments, calls, insurance, reports, usage, subscriptions] = await Promise.all([
    plain<AppointmentItem>(names.appointments),
    plain<CallItem>(names.calls),
    plain<InsuranceItem>(names.insurance),
    plain<SampleItem>(names.reports),
    plain<UsageItem>(names.usage),
    plain<SubscriptionItem>(names.subscriptions),
  ]);
  return { appointments, calls, insurance, reports, usage, subscriptions };
}

const utc = (instant: number | string): string => new Date(instant).toISOString();

/** The wall clock of an instant, by the runtime's own calendar. */
const wallClock = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(new Date(instant))
    .replace(' ', 'T');

/** The last states of a practice, read off the items that the services have written. Nothing of the product's code but types. */
export function historyIn(
  { appointments, calls, insurance, reports, usage, subscriptions }: TableItems,
  practice: { readonly id: string; readonly timeZone: string },
): OracleHistory {
  return {
    appointments: appointments
      .filter(({ practiceId, item }) => practiceId === practice.id && item === 'APPOINTMENT')
      .map((item) => ({
        appointmentId: item.appointmentId,
        version: item.version,
        status: item.status,
        providerId: item.providerId,
        appointmentType: item.appointmentType,
        startsAt: utc(item.start),
        endsAt: utc(item.end),
        localStart: wallClock(item.start, practice.timeZone),
        bookedAt: item.createdAt,
        callId: item.callId ?? null,
        cancelledVersion: item.status === 'cancelled' ? item.version : null,
        cancelledAt: item.status === 'cancelled' ? (item.cancellation?.at ?? '') : null,
        cancellationReason: item.status === 'cancelled' ? (item.cancellation?.reason ?? '') : null,
      })),
    calls: calls.filter(({ practiceId }) => practiceId === practice.id).map((item) => callIn(item)),
    verifications: insurance
      .filter(({ pk, status = '' }) => pk === practice.id && ['active', 'inactive', 'failed'].includes(status))
      .map((item) => ({
        verificationId: item.verificationId,
        version: item.version,
        payerId: item.payerId,
        outcome: outcomeIn(item),
        askedAt: utc(item.createdAt),
        dueAt: utc(item.createdAt),
        answeredAt: item.answeredAt === undefined ? null : utc(item.answeredAt),
      })),
    samples: [
      ...reports
        .filter(({ practiceId }) => practiceId === practice.id)
        .map(({ reportId, takenAt, access }) => ({
          ...{ day: reportId.replace('SAMPLE#', ''), takenAt, access: accessIn(access) },
          vendorCalls: [],
        })),
      { day: '9999-12-31', takenAt: '', access: [], vendorCalls: vendorCallsIn(usage, subscriptions, practice.id) },
    ],
  };
}

function outcomeIn({ status, errors = '' }: InsuranceItem): OracleHistory['verifications'][number]['outcome'] {
  if (status === 'active' || status === 'inactive') return status;
  return errors.includes('"75"') ? 'not-found' : 'failed';
}

function accessIn(text: string): OracleHistory['samples'][number]['access'] {
  const access = JSON.parse(text) as Record<string, Record<string, number | null>>;
  const providers = Object.entries(access);
  return providers.flatMap(([providerId, types]) =>
    Object.entries(types).map(([appointmentType, days]) => ({ providerId, appointmentType, days })),
  );
}

/** What was counted of a practice's subscriptions, by day and version. */
function vendorCallsIn(
  usage: readonly UsageItem[],
  subscriptions: readonly SubscriptionItem[],
  practiceId: string,
): OracleHistory['samples'][number]['vendorCalls'] {
  const calls = new Map<string, OracleHistory['samples'][number]['vendorCalls'][number]>();
  for (const { owner, entry, requests, cached } of usage.filter((item) => item.practiceId === practiceId)) {
    const [, day = '', version = '', , , status = ''] = entry.split('#');
    const key = `${owner} ${day} ${version}`;
    const vendor = subscriptions.find(({ id }) => id === owner)?.vendor ?? '';
    const none = { requests: 0, cached: 0, throttled: 0, clientErrors: 0, serverErrors: 0 };
    const known = calls.get(key) ?? { day, version, subscriptionId: owner, vendor, ...none };
    calls.set(key, {
      ...known,
      requests: known.requests + requests,
      cached: known.cached + cached,
      throttled: known.throttled + (status === '429' ? requests : 0),
      clientErrors: known.clientErrors + (status.startsWith('4') ? requests : 0),
      serverErrors: known.serverErrors + (status.startsWith('5') ? requests : 0),
    });
  }
  return [...calls.values()];
}

const DIRECTIONS: Readonly<Record<string, string>> = { INBOUND: 'inbound', OUTBOUND: 'outbound', TRANSFER: 'transfer' };

/** Of inbound calls: they talk once an agent is there; who hung up in a queue was missed. */
function callIn(item: CallItem): OracleHistory['calls'][number] {
  const { initiatedAt, queuedAt, connectedAt, endedAt, method, queueId } = JSON.parse(item.facts);
  const isMissed = connectedAt === undefined && queuedAt !== undefined;
  const seconds = (from?: number, to?: number) =>
    from === undefined || to === undefined ? null : Math.max(0, Math.round((to - from) / 1000));
  return {
    callId: item.callId,
    version: item.version,
    direction: DIRECTIONS[method.value] ?? 'other',
    initiatedAt: utc(initiatedAt),
    connectedAt: connectedAt === undefined ? null : utc(connectedAt),
    queueId: queueId?.value ?? null,
    waitSeconds: seconds(queuedAt, connectedAt ?? (isMissed ? endedAt : undefined)),
    talkSeconds: seconds(connectedAt, endedAt),
    missed: isMissed,
  };
}
