import { type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { type PageClaim, pageChanges, pagesOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { MAXIMUM_CLAIM_MINUTES } from '@frontdesk/scheduling/quantum';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimUpdate, convertHoldUpdates, type DaySheets, moveUpdate, releaseUpdate } from './day-sheet-claim.ts';
import { DaySheetReader } from './day-sheet-reader.ts';

const DAY = '2026-03-02';
const MIDNIGHT = Date.parse(`${DAY}T00:00:00Z`) / 60_000;
const NOW = 1_772_000_000;
const HOLD_END = NOW + 300;

let database: TestDynamoDb;
let sheets: DaySheets;
let practices = 0;

beforeAll(async () => {
  database = await openTestDynamoDb();
});
afterAll(() => database?.stop());
beforeEach(() => {
  practices += 1;
  sheets = { tableName: database.tableNames.daySheets, practiceId: `p${practices}` };
});

/** dr-adams' pages from a minute of the day, for so many minutes. */
const pages = (fromMinute: number, minutes: number): PageClaim[] =>
  pagesOf(['dr-adams'], { start: MIDNIGHT + fromMinute, end: MIDNIGHT + fromMinute + minutes });

const booked = { nowEpochSeconds: NOW, untilEpochSeconds: FOREVER };
const held = { nowEpochSeconds: NOW, untilEpochSeconds: HOLD_END };
const book = (from: number, minutes: number) =>
  run(pages(from, minutes).map((page) => claimUpdate(sheets, page, booked)));
const hold = (from: number, minutes: number) =>
  run(pages(from, minutes).map((page) => claimUpdate(sheets, page, held)));

describe('a claim', () => {
  test('collides with an overlap of five minutes, and not with its neighbours', async () => {
    expect(await book(540, 30)).toBe('done');
    expect(await book(565, 30)).toBe('ConditionalCheckFailed');
    expect(await book(510, 30)).toBe('done');
    expect(await book(570, 30)).toBe('done');
  });

  test('over midnight takes both pages or none', async () => {
    await book(1_440, 5);
    expect(await book(1_420, 60)).toBe('None,ConditionalCheckFailed');
    expect(await claimed()).toEqual({ [DAY]: [], '2026-03-03': [0] });
    expect(await book(1_420, 20)).toBe('done');
  });

  test('of the greatest length is accepted, released and moved', async () => {
    expect(await book(0, MAXIMUM_CLAIM_MINUTES)).toBe('done');
    expect((await claimed())[DAY]).toHaveLength(72);
    const elsewhere = pages(720, MAXIMUM_CLAIM_MINUTES);
    expect(await move(pages(0, MAXIMUM_CLAIM_MINUTES), elsewhere)).toBe('done');
    expect((await claimed())[DAY]).toEqual(Array.from({ length: 72 }, (_, index) => 144 + index));
    expect(await run(elsewhere.map((page) => releaseUpdate(sheets, page)))).toBe('done');
    expect((await claimed())[DAY]).toEqual([]);
  });
});

describe('a hold', () => {
  test('stands in the way until its end has passed', async () => {
    await hold(540, 30);
    const at = (nowEpochSeconds: number) =>
      run(pages(540, 30).map((page) => claimUpdate(sheets, page, { nowEpochSeconds, untilEpochSeconds: FOREVER })));
    expect(await at(HOLD_END)).toBe('ConditionalCheckFailed');
    expect(await at(HOLD_END + 1)).toBe('done');
  });

  test('of the greatest length becomes a booking, once', async () => {
    const whole = pages(0, MAXIMUM_CLAIM_MINUTES);
    await hold(0, MAXIMUM_CLAIM_MINUTES);
    expect(await convert(whole, whole)).toBe('done');
    expect(await convert(whole, whole)).toBe('ConditionalCheckFailed');
  });

  test('of the greatest length becomes a booking of which half is elsewhere', async () => {
    await hold(0, MAXIMUM_CLAIM_MINUTES);
    expect(await convert(pages(0, MAXIMUM_CLAIM_MINUTES), pages(180, MAXIMUM_CLAIM_MINUTES))).toBe('done');
    expect((await claimed())[DAY]).toEqual(Array.from({ length: 72 }, (_, index) => 36 + index));
  });

  test('that another has overtaken is neither booked nor released', async () => {
    await hold(540, 30);
    const later = { nowEpochSeconds: HOLD_END + 1, untilEpochSeconds: HOLD_END + 301 };
    await run(pages(540, 30).map((page) => claimUpdate(sheets, page, later)));
    expect(await convert(pages(540, 30), pages(540, 30))).toBe('ConditionalCheckFailed');
    expect(await release(540, 30)).toBe('ConditionalCheckFailed');
  });

  test('that is released is free again, and released once', async () => {
    await hold(540, 30);
    expect(await release(540, 30)).toBe('done');
    expect(await release(540, 30)).toBe('ConditionalCheckFailed');
    expect(await book(540, 30)).toBe('done');
  });
});

describe('a move', () => {
  test('by a quarter of an hour onto its own time succeeds', async () => {
    await book(540, 30);
    expect(await move(pages(540, 30), pages(555, 30))).toBe('done');
    expect((await claimed())[DAY]).toEqual([111, 112, 113, 114, 115, 116]);
  });

  test('onto a taken time leaves everything as it was', async () => {
    await book(540, 30);
    await book(575, 10);
    expect(await move(pages(540, 30), pages(555, 30))).toBe('ConditionalCheckFailed');
    expect((await claimed())[DAY]).toEqual([108, 109, 110, 111, 112, 113, 115, 116]);
  });
});

const move = (before: PageClaim[], after: PageClaim[]) =>
  run(pageChanges(before, after).map((change) => moveUpdate(sheets, change, booked)));

const convert = (before: PageClaim[], after: PageClaim[]) =>
  run(convertHoldUpdates(sheets, before, after, { ...booked, heldUntilEpochSeconds: HOLD_END }));

const release = (from: number, minutes: number) =>
  run(pages(from, minutes).map((page) => releaseUpdate(sheets, page, { heldUntilEpochSeconds: HOLD_END })));

/** Runs the updates as one transaction: `done`, or why each was not. */
async function run(updates: TransactWriteItem[]): Promise<string> {
  try {
    await database.client.send(new TransactWriteItemsCommand({ TransactItems: updates }));
    return 'done';
  } catch (error) {
    if (!(error instanceof Error) || !('CancellationReasons' in error)) throw error;
    return (error.CancellationReasons as { Code: string }[]).map(({ Code }) => Code).join();
  }
}

/** The quanta that are claimed, by day. */
async function claimed(): Promise<Record<string, number[]>> {
  const reader = new DaySheetReader({ client: database.client, tableName: sheets.tableName });
  const read = await reader.read(sheets.practiceId, 'dr-adams', DAY, '2026-03-03');
  return {
    [DAY]: [],
    ...Object.fromEntries(read.map(({ day, claimedUntil }) => [day, [...claimedUntil.keys()].sort((a, b) => a - b)])),
  };
}
