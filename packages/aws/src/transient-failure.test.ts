import {
  DynamoDBServiceException,
  ThrottlingException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { isTransientError } from './transient-failure.ts';

const $metadata = {};
const named = (name: string) => Object.assign(new Error('x'), { name });
const coded = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['throttling', new ThrottlingException({ message: 'x', $metadata })],
  ['a transaction in progress', new TransactionInProgressException({ message: 'x', $metadata })],
  ['a timeout', named('TimeoutError')],
  ['a reset connection', coded('ECONNRESET')],
  ['a refused connection', coded('ECONNREFUSED')],
  [
    'a fault of the service without a known name',
    new DynamoDBServiceException({ name: 'Odd', $fault: 'server', $metadata: { httpStatusCode: 503 } }),
  ],
])('%s may pass', (_, error) => {
  expect(isTransientError(error)).toBe(true);
});

test.each([
  ['a validation error', named('ValidationException')],
  ['missing permission', named('AccessDeniedException')],
  ['a missing table', named('ResourceNotFoundException')],
  ['a programming error', new TypeError('x')],
  ['something thrown that is no error', 'TimeoutError'],
])('%s does not pass', (_, error) => {
  expect(isTransientError(error)).toBe(false);
});
