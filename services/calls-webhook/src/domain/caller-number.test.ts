import { expect, it } from 'vitest';
import { contactEventOf } from '../testing/contact-events.ts';
import { callerNumberOf } from './caller-number.ts';

const numberIn = (customerEndpoint: unknown, eventType = 'QUEUED') =>
  callerNumberOf(contactEventOf({ eventType, detail: { customerEndpoint } }))?.reveal();

it('reads the number of a call that begins', () => {
  const endpoint = { type: 'TELEPHONE_NUMBER', address: '+14805550155' };
  expect(numberIn(endpoint)).toBe('+14805550155');
  expect(numberIn(endpoint, 'initiated')).toBe('+14805550155');
  expect(numberIn(endpoint, 'COMPLETED')).toBeUndefined();
});

it.each([
  null,
  'anonymous',
  ['+14805550155'],
  {},
  { type: 'TELEPHONE_NUMBER', address: 'anonymous' },
  { type: 'TELEPHONE_NUMBER', address: 14805550155 },
  { type: 'EMAIL_ADDRESS', address: '+14805550155' },
])('reads none in %j', (endpoint) => {
  expect(numberIn(endpoint)).toBeUndefined();
});
