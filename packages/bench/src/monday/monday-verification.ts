import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { dateFromToday } from '../office-times.ts';
import type { Seen } from './monday-clients.ts';
import type { Intent } from './monday-plan.ts';

/** An appointment as the table has it. */
export interface StoredAppointment {
  readonly id: string;
  readonly practiceId: string;
  readonly providerId: string;
  /** RFC 3339. */
  readonly start: string;
  readonly end: string;
  readonly reason: string;
}

/** What Monday came to; each intent is `made`, `refusedRightly` or one of `falseRefusals`. */
export interface MondayVerdict {
  readonly made: number;
  readonly refusedRightly: number;
  /** Pairs of appointments of one provider at one time, and intents with more than one appointment. */
  readonly doubled: number;
  /** Confirmed to a client but not in the table or not in the list, or in the table and never confirmed. */
  readonly lost: number;
  /** Refused although nobody else has the time, or never answered. */
  readonly falseRefusals: number;
  /** Five-minute quanta that are claimed without an appointment, or not claimed with one. */
  readonly wrongQuanta: number;
}

export interface MondayEvidence {
  readonly intents: readonly Intent[];
  readonly seen: readonly Seen[];
  readonly stored: readonly StoredAppointment[];
  /** Ids that the list API shows. */
  readonly listed: ReadonlySet<string>;
  /** `practice#provider#UTC minute` of each claimed quantum. */
  readonly claimed: ReadonlySet<string>;
}

const QUANTUM_MINUTES = 5;

/** Compares what clients were told with what the tables and the list API have. It knows nothing of the code under test. */
export function judgeMonday({ intents, seen, stored, listed, claimed }: MondayEvidence): MondayVerdict {
  const toldOf = Map.groupBy(seen, ({ intentId }) => intentId);
  const ownOf = Map.groupBy(stored, ({ reason }) => reason);
  const storedIds = new Set(stored.map(({ id }) => id));
  const atTime = Map.groupBy(stored, timeOf);
  let [made, refusedRightly, falseRefusals, lost] = [0, 0, 0, 0];
  let doubled = overlapsIn(stored);
  for (const intent of intents) {
    const own = ownOf.get(`intent ${intent.id}`) ?? [];
    const told = toldOf.get(intent.id) ?? [];
    const confirmed = new Set(told.flatMap(({ appointmentId }) => appointmentId ?? []));
    const refusals = told.filter(({ status }) => status >= 400 && status < 500 && status !== 429);
    doubled += Math.max(0, own.length - 1, confirmed.size - 1);
    lost += [...confirmed].filter((id) => !storedIds.has(id) || !listed.has(id)).length;
    lost += own.filter(({ id }) => !confirmed.has(id)).length;
    if (confirmed.size > 0 && refusals.length === 0) made += 1;
    else if (isTrue(refusals, confirmed, atTime.get(timeOf(intent)) ?? [], own)) refusedRightly += 1;
    else falseRefusals += 1;
  }
  const needed = new Set(stored.flatMap(quantaOf));
  const wrongQuanta = [...needed].filter((quantum) => !claimed.has(quantum)).length;
  const unowned = [...claimed].filter((quantum) => !needed.has(quantum)).length;
  return { made, refusedRightly, doubled, lost, falseRefusals, wrongQuanta: wrongQuanta + unowned };
}

/** Every refusal says SLOT_TAKEN, and another has the time. */
function isTrue(
  refusals: readonly Seen[],
  confirmed: ReadonlySet<string>,
  holders: readonly StoredAppointment[],
  own: readonly StoredAppointment[],
): boolean {
  if (refusals.length === 0 || confirmed.size > 0 || own.length > 0) return false;
  return holders.length > 0 && refusals.every(({ status, code }) => status === 409 && code === 'SLOT_TAKEN');
}

function overlapsIn(stored: readonly StoredAppointment[]): number {
  let overlaps = 0;
  for (const [, ofProvider] of Map.groupBy(stored, ({ practiceId, providerId }) => `${practiceId}#${providerId}`)) {
    const inOrder = ofProvider.toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start));
    for (const [index, { start }] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (before !== undefined && Date.parse(before.end) > Date.parse(start)) overlaps += 1;
    }
  }
  return overlaps;
}

function timeOf({ practiceId, providerId, start }: Pick<Intent, 'practiceId' | 'providerId' | 'start'>): string {
  return `${practiceId}#${providerId}#${Date.parse(start)}`;
}

function quantaOf({ practiceId, providerId, start, end }: StoredAppointment): string[] {
  const first = Date.parse(start) / 60_000;
  const count = (Date.parse(end) / 60_000 - first) / QUANTUM_MINUTES;
  return Array.from({ length: count }, (_, index) => `${practiceId}#${providerId}#${first + index * QUANTUM_MINUTES}`);
}

/** Every booked appointment of the table. */
export async function readAppointments(client: DynamoDBClient, TableName: string): Promise<StoredAppointment[]> {
  const items = await scan(client, TableName);
  return items
    .filter(({ item, status }) => item?.S === 'APPOINTMENT' && status?.S === 'booked')
    .map((item) => ({
      id: item.appointmentId?.S ?? '',
      practiceId: item.practiceId?.S ?? '',
      providerId: item.providerId?.S ?? '',
      start: item.start?.S ?? '',
      end: item.end?.S ?? '',
      reason: item.reason?.S ?? '',
    }));
}

/** Every claimed quantum of the pages, as `MondayEvidence` has them. */
export async function readClaimed(client: DynamoDBClient, TableName: string): Promise<Set<string>> {
  const now = Date.now() / 1_000;
  const claimed = (await scan(client, TableName)).flatMap((page) => {
    const firstMinute = Date.parse(`${page.day?.S?.replace('DAY#', '')}T00:00:00Z`) / 60_000;
    return Object.entries(page).flatMap(([name, value]) => {
      const [, quantum] = /^q(\d+)$/.exec(name) ?? [];
      if (quantum === undefined || Number(value.N) < now) return [];
      return [`${page.resourceKey?.S}#${firstMinute + Number(quantum) * QUANTUM_MINUTES}`];
    });
  });
  return new Set(claimed);
}

async function scan(client: DynamoDBClient, TableName: string): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ConsistentRead: true, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
}

/** The ids of a practice's appointments as its staff sees them, page by page. Throws when the API refuses. */
export async function listedIds(origin: string, token: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const query = new URLSearchParams({ from: dateFromToday(6), to: dateFromToday(20), limit: '100' });
    if (cursor !== '') query.set('cursor', cursor);
    const response = await fetch(`${origin}/appointments?${query}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`The list was answered ${response.status}: ${await response.text()}`);
    const page = (await response.json()) as { items: { id: string }[]; nextCursor?: string };
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}
