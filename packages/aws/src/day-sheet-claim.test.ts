import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type PageClaim, pageChanges, pagesOf, quantaOf } from '@frontdesk/scheduling/claim';
import { FOREVER } from '@frontdesk/scheduling/day-sheet';
import { MAXIMUM_CLAIM_MINUTES } from '@frontdesk/scheduling/quantum';
import { describe, expect, test } from 'vitest';
import { claimUpdate, convertHoldUpdates, moveUpdate, releaseUpdate } from './day-sheet-claim.ts';

const sheets = { tableName: 'day-sheets', practiceId: 'p1' };
const times = { nowEpochSeconds: 1_000, untilEpochSeconds: FOREVER };
const day = '2026-03-02';
const expiresAt = { ':t': { N: String(Date.parse('2026-03-11T00:00:00Z') / 1000) } };

const page = (firstQuantum: number, lastQuantumExclusive: number, resourceId = 'dr-adams'): PageClaim => ({
  resourceId,
  day,
  firstQuantum,
  lastQuantumExclusive,
});

test('a claim needs every quantum free or lapsed, and takes it until its end', () => {
  expect(claimUpdate(sheets, page(108, 110), times)).toEqual({
    Update: {
      TableName: 'day-sheets',
      Key: { resourceKey: { S: 'p1#dr-adams' }, day: { S: 'DAY#2026-03-02' } },
      ConditionExpression: '(attribute_not_exists(q108) OR q108<:n) AND (attribute_not_exists(q109) OR q109<:n)',
      UpdateExpression: 'SET expiresAt=:t,q108=:u,q109=:u',
      ExpressionAttributeValues: { ...expiresAt, ':n': { N: '1000' }, ':u': { N: '253402300799' } },
    },
  });
});

test("a booking's release has no condition on the page", () => {
  expect(releaseUpdate(sheets, page(108, 110)).Update).toMatchObject({
    UpdateExpression: 'SET expiresAt=:t REMOVE q108,q109',
    ExpressionAttributeValues: expiresAt,
  });
  expect(releaseUpdate(sheets, page(108, 110)).Update).not.toHaveProperty('ConditionExpression');
});

test("a hold's release names the hold's end", () => {
  expect(releaseUpdate(sheets, page(108, 109), { heldUntilEpochSeconds: 1_300 }).Update).toMatchObject({
    ConditionExpression: 'q108=:h',
    UpdateExpression: 'SET expiresAt=:t REMOVE q108',
    ExpressionAttributeValues: { ...expiresAt, ':h': { N: '1300' } },
  });
});

test('a move claims what is new, gives back what is old and leaves alone what is both', () => {
  const [change] = pageChanges([page(108, 110)], [page(109, 111)]);
  expect(moveUpdate(sheets, change!, times).Update).toMatchObject({
    ConditionExpression: '(attribute_not_exists(q110) OR q110<:n)',
    UpdateExpression: 'SET expiresAt=:t,q110=:u REMOVE q108',
  });
});

describe('converting a hold', () => {
  const conversion = { ...times, heldUntilEpochSeconds: 1_300 };

  test('needs each quantum to be held by exactly this hold, and reads no clock', () => {
    const updates = convertHoldUpdates(sheets, [page(108, 110)], [page(108, 110)], conversion);
    expect(updates).toHaveLength(1);
    expect(updates[0]?.Update).toMatchObject({
      ConditionExpression: 'q108=:h AND q109=:h',
      UpdateExpression: 'SET expiresAt=:t,q108=:u,q109=:u',
    });
    expect(updates[0]?.Update?.ExpressionAttributeValues).not.toHaveProperty(':n');
  });

  test('claims the resources that the hold had not', () => {
    const booked = [page(108, 109), page(108, 109, 'room-1')];
    const updates = convertHoldUpdates(sheets, [page(108, 109)], booked, conversion);
    expect(updates.map(({ Update }) => Update?.ConditionExpression).sort()).toEqual([
      '(attribute_not_exists(q108) OR q108<:n)',
      'q108=:h',
    ]);
  });

  test('claims what has grown and gives back what has shrunk since', () => {
    const [update] = convertHoldUpdates(sheets, [page(108, 111)], [page(109, 112)], conversion);
    expect(update?.Update).toMatchObject({
      ConditionExpression: '(attribute_not_exists(q111) OR q111<:n) AND q109=:h AND q110=:h AND q108=:h',
      UpdateExpression: 'SET expiresAt=:t,q111=:u,q109=:u,q110=:u REMOVE q108',
    });
  });

  test('gives back a page on which nothing is booked', () => {
    const booked = { ...page(0, 2), day: '2026-03-03' };
    const updates = convertHoldUpdates(sheets, [page(286, 288)], [booked], conversion);
    expect(updates.map(({ Update }) => Update?.Key?.day?.S)).toEqual(['DAY#2026-03-02', 'DAY#2026-03-03']);
    expect(updates[0]?.Update?.UpdateExpression).toBe('SET expiresAt=:t REMOVE q286,q287');
  });
});

describe('the longest claim stays within 4 KB and 300 operators an expression', () => {
  const midday = 20_000 * 1_440 + 720;
  const longest = pagesOf(['dr-adams'], { start: midday, end: midday + MAXIMUM_CLAIM_MINUTES });
  const shifted = pagesOf(['dr-adams'], { start: midday - MAXIMUM_CLAIM_MINUTES, end: midday });
  const halfShifted = pagesOf(['dr-adams'], { start: midday - 180, end: midday - 180 + MAXIMUM_CLAIM_MINUTES });
  const conversion = { ...times, heldUntilEpochSeconds: 1_300 };

  test.each<[string, TransactWriteItem]>([
    ['claimed', claimUpdate(sheets, longest[0]!, times)],
    ['released', releaseUpdate(sheets, longest[0]!, { heldUntilEpochSeconds: 1_300 })],
    ['moved to where nothing overlaps', moveUpdate(sheets, pageChanges(longest, shifted)[0]!, times)],
    ['converted', convertHoldUpdates(sheets, longest, longest, conversion)[0]!],
    ['converted to where half overlaps', convertHoldUpdates(sheets, halfShifted, longest, conversion)[0]!],
  ])('%s', (_, { Update }) => {
    expect(longest).toHaveLength(1);
    expect(quantaOf(longest[0]!)).toHaveLength(72);
    for (const expression of [Update?.ConditionExpression ?? '', Update?.UpdateExpression ?? '']) {
      expect(Buffer.byteLength(expression)).toBeLessThanOrEqual(4_096);
      expect(operatorsIn(expression)).toBeLessThanOrEqual(300);
    }
  });
});

/** Functions, comparators and connectives, as DynamoDB counts them. */
function operatorsIn(expression: string): number {
  return expression.match(/attribute_not_exists|<|=| AND | OR /g)?.length ?? 0;
}
