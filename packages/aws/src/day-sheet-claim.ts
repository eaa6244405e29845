import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type PageChange, type PageClaim, pageChanges, quantaOf } from '@frontdesk/scheduling/claim';

/** Where the pages are: the day sheets' table and the practice whose they are. */
export interface DaySheets {
  readonly tableName: string;
  readonly practiceId: string;
}

/** A claim's clock: what ends before `nowEpochSeconds` has lapsed; `untilEpochSeconds` is FOREVER or a hold's end. */
export interface ClaimTimes {
  readonly nowEpochSeconds: number;
  readonly untilEpochSeconds: number;
}

type Page = PageChange['page'];

/** What happens to the quanta of one page. `convert` and `giveBack` are those that a hold of ours has. */
interface QuantumChanges {
  readonly claim?: readonly number[];
  readonly release?: readonly number[];
  readonly convert?: readonly number[];
  readonly giveBack?: readonly number[];
}

/** Nobody claims or releases the past: a page may go a week after its day, and a day more for the practice's zone. */
const KEPT_AFTER_DAY_SECONDS = 8 * 86_400;
const DAY_SECONDS = 86_400;

/** Claims a page's quanta if every one is free or lapsed. */
export function claimUpdate(sheets: DaySheets, page: PageClaim, times: ClaimTimes): TransactWriteItem {
  return pageUpdate(sheets, page, { claim: quantaOf(page) }, times);
}

/** Gives a page's quanta back. A booking needs no owner on the page: the same transaction conditions on the appointment.
 *  A hold may have lapsed and been overtaken, so its release names its end, and fails if another has the time. */
export function releaseUpdate(
  sheets: DaySheets,
  page: PageClaim,
  hold?: { readonly heldUntilEpochSeconds: number },
): TransactWriteItem {
  const quanta = quantaOf(page);
  return hold === undefined
    ? pageUpdate(sheets, page, { release: quanta }, {})
    : pageUpdate(sheets, page, { giveBack: quanta }, hold);
}

/** Moves a booking's claim on one page: new quanta must be free or lapsed, old ones are given back, common ones stay. */
export function moveUpdate(sheets: DaySheets, change: PageChange, times: ClaimTimes): TransactWriteItem {
  return pageUpdate(sheets, change.page, change, times);
}

/** Turns a hold's claim into a booking's, one update per page. Every quantum of the hold must still be held by it, that is
 *  have exactly its end, whatever any clock says; a claim that has grown since needs its further quanta free, one that
 *  has shrunk gives the rest back. `booked` may name further resources, which are claimed. On a page that both are on,
 *  at least half must be common to keep within DynamoDB's 300 operators: a hold is booked at its own start. */
export function convertHoldUpdates(
  sheets: DaySheets,
  held: readonly PageClaim[],
  booked: readonly PageClaim[],
  times: ClaimTimes & { readonly heldUntilEpochSeconds: number },
): TransactWriteItem[] {
  const updates = new Map<string, { page: Page; changes: QuantumChanges }>();
  const keyOf = ({ resourceId, day }: Page) => `${day} ${resourceId}`;
  for (const { page, claim, release } of pageChanges(held, booked)) {
    updates.set(keyOf(page), { page, changes: { claim, giveBack: release } });
  }
  for (const after of booked) {
    const before = held.filter((page) => keyOf(page) === keyOf(after)).flatMap(quantaOf);
    const convert = quantaOf(after).filter((quantum) => before.includes(quantum));
    const changes = updates.get(keyOf(after))?.changes ?? {};
    updates.set(keyOf(after), { page: after, changes: { ...changes, convert } });
  }
  return [...updates.values()].map(({ page, changes }) => pageUpdate(sheets, page, changes, times));
}

/** One Update of one page. Names are as short as they are because an expression may have 4 KB and 300 operators, which
 *  the longest claim nearly uses: 287 operators and 3.2 KB. */
function pageUpdate(
  { tableName, practiceId }: DaySheets,
  page: Page,
  { claim = [], release = [], convert = [], giveBack = [] }: QuantumChanges,
  times: Partial<ClaimTimes> & { readonly heldUntilEpochSeconds?: number },
): TransactWriteItem {
  const conditions = [
    ...claim.map((quantum) => `(attribute_not_exists(q${quantum}) OR q${quantum}<:n)`),
    ...[...convert, ...giveBack].map((quantum) => `q${quantum}=:h`),
  ];
  const set = [...claim, ...convert].map((quantum) => `q${quantum}=:u`);
  const remove = [...release, ...giveBack].map((quantum) => `q${quantum}`);
  const condition = conditions.join(' AND ');
  return {
    Update: {
      TableName: tableName,
      Key: { resourceKey: { S: `${practiceId}#${page.resourceId}` }, day: { S: `DAY#${page.day}` } },
      UpdateExpression: `SET ${['expiresAt=:t', ...set].join(',')}${remove.length > 0 ? ` REMOVE ${remove.join(',')}` : ''}`,
      ...(condition !== '' && { ConditionExpression: condition }),
      ExpressionAttributeValues: {
        ':t': { N: String(endOfDay(page.day) + KEPT_AFTER_DAY_SECONDS) },
        ...(claim.length > 0 && number(':n', times.nowEpochSeconds)),
        ...(set.length > 0 && number(':u', times.untilEpochSeconds)),
        ...(convert.length + giveBack.length > 0 && number(':h', times.heldUntilEpochSeconds)),
      },
    },
  };
}

function number(name: string, value: number | undefined): Record<string, AttributeValue> {
  return { [name]: { N: String(value) } };
}

function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 + DAY_SECONDS;
}
