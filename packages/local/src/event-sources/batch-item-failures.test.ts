import { expect, test } from 'vitest';
import { readBatchOutcome } from './batch-item-failures.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
const batch = new Set(['a', 'b']);

test.each([
  ['null', null],
  ['no answer', undefined],
  ['an empty object', {}],
  ['an empty list', { batchItemFailures: [] }],
  ['a null list', { batchItemFailures: null }],
])('a batch succeeds as a whole when the function answers %s', (_name, payload) => {
  expect(readBatchOutcome(payload, batch)).toEqual({ kind: 'succeeded' });
});

test.each([
  ['text that is no JSON', 'done'],
  ['a list that is none', { batchItemFailures: 'a' }],
  ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
  ['a null identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
  ['a number as identifier', { batchItemFailures: [{ itemIdentifier: 1 }] }],
  ['an identifier of another batch', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'z' }] }],
  ['the identifier under another key', { batchItemFailures: [{ messageId: 'a' }] }],
  ['an identifier without its object', { batchItemFailures: ['a'] }],
])('a batch fails as a whole when the function answers %s', (_name, payload) => {
  expect(readBatchOutcome(payload, batch).kind).toBe('failed');
});

test('only the named items of a batch fail', () => {
  expect(readBatchOutcome({ batchItemFailures: [{ itemIdentifier: 'b' }] }, batch)).toEqual({
    kind: 'partly-failed',
    failedIds: new Set(['b']),
  });
});
