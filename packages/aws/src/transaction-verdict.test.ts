import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { describeReasons, transactionVerdict } from './transaction-verdict.ts';

const item = { scope: { S: 'p1#key' } };
const page = { day: { S: 'DAY#2026-03-02' } };
const none: CancellationReason = { Code: 'None' };
const conflict: CancellationReason = { Code: 'TransactionConflict' };
const throttled: CancellationReason = { Code: 'ThrottlingError' };
const failed: CancellationReason = { Code: 'ConditionalCheckFailed' };
const recorded: CancellationReason = { ...failed, Item: item };
const taken: CancellationReason = { ...failed, Item: page };
const invalid: CancellationReason = { Code: 'ValidationError' };

const verdict = (...reasons: CancellationReason[]) => transactionVerdict(reasons, ['slot', 'rules']);

describe('an existing record decides', () => {
  test.each([
    ['alone', [none, none]],
    ['beside a taken slot', [taken, none]],
    ['beside a conflict', [conflict, none]],
    ['beside throttling', [none, throttled]],
    ['beside a validation error', [none, invalid]],
  ])('%s', (_, steps) => {
    expect(verdict(recorded, ...steps)).toEqual({ kind: 'recorded', record: item });
  });
});

describe('anything transient leaves the attempt undecided', () => {
  test('a conflict on the record beside a taken slot, which may be our own twin at work', () => {
    const refusals = [{ step: 'slot', item: page }];
    expect(verdict(conflict, taken, none)).toEqual({ kind: 'contended', record: 'conflict', refusals });
  });

  test('throttling of the record beside a taken slot', () => {
    const refusals = [{ step: 'slot', item: page }];
    expect(verdict(throttled, taken, none)).toEqual({ kind: 'contended', record: 'unavailable', refusals });
  });

  test('a conflict on one step beside a taken slot, the record free', () => {
    const refusals = [{ step: 'slot', item: page }];
    expect(verdict(none, taken, conflict)).toEqual({ kind: 'contended', record: 'free', refusals });
  });

  test.each([
    ['record', [conflict, none, none], 'conflict'],
    ['first step', [none, conflict, none], 'free'],
    ['last step', [none, none, conflict], 'free'],
    ['every item', [conflict, conflict, throttled], 'conflict'],
  ])('a conflict on the %s', (_, reasons, record) => {
    expect(verdict(...reasons)).toEqual({ kind: 'contended', record, refusals: [] });
  });
});

describe('failed conditions refuse when nothing else was in the way', () => {
  test('with the step and its item', () => {
    expect(verdict(none, taken, none)).toEqual({ kind: 'refused', refusals: [{ step: 'slot', item: page }] });
  });

  test('every step that failed, without an item where none was asked for', () => {
    const refusals = [{ step: 'slot', item: page }, { step: 'rules' }];
    expect(verdict(none, taken, failed)).toEqual({ kind: 'refused', refusals });
  });
});

describe('what no retry mends is faulty', () => {
  test.each([
    ['a validation error', [none, invalid, none]],
    ['a validation error beside a conflict', [conflict, invalid, none]],
    ['an item collection that is too large', [none, none, { Code: 'ItemCollectionSizeLimitExceeded' }]],
    ['a cancellation without a reason', [none, none, none]],
    ['fewer reasons than items', [none, taken]],
    ['no reasons', []],
    ['an existing record that is not shown', [failed, none, none]],
  ])('%s', (_, reasons) => {
    expect(verdict(...reasons)).toEqual({ kind: 'faulty' });
  });
});

test('reasons are described without the items', () => {
  expect(describeReasons([recorded, taken, {}])).toBe('ConditionalCheckFailed, ConditionalCheckFailed, None');
});
