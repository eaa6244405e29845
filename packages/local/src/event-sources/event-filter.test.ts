import { expect, test } from 'vitest';
import { createEventFilter } from './event-filter.ts';

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
// https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
const insert = {
  eventName: 'INSERT',
  dynamodb: {
    Keys: { practiceId: { S: 'p1' } },
    NewImage: {
      type: { S: 'appointment.booked' },
      version: { N: '5' },
      urgent: { BOOL: true },
      tags: { SS: ['red', 'blue'] },
      note: { NULL: true },
    },
  },
};
const image = (pattern: unknown) => ({ dynamodb: { NewImage: pattern } });

test.each([
  ['an exact value', { eventName: ['INSERT'] }, true],
  ['another exact value', { eventName: ['REMOVE'] }, false],
  ['one of several values', { eventName: ['INSERT', 'MODIFY'] }, true],
  ['all of several keys', { eventName: ['INSERT'], ...image({ type: { S: ['other'] } }) }, false],
  ['a typed attribute', image({ type: { S: ['appointment.booked'] } }), true],
  ['an attribute without its type', image({ type: ['appointment.booked'] }), false],
  ['a boolean', image({ urgent: { BOOL: [true] } }), true],
  ['an element of a set', image({ tags: { SS: ['blue'] } }), true],
  ['no element of a set', image({ tags: { SS: ['green'] } }), false],
  ['a prefix', image({ type: { S: [{ prefix: 'appointment.' }] } }), true],
  ['another prefix', image({ type: { S: [{ prefix: 'hold.' }] } }), false],
  ['a suffix', image({ type: { S: [{ suffix: '.booked' }] } }), true],
  ['case ignored', image({ type: { S: [{ 'equals-ignore-case': 'Appointment.BOOKED' }] } }), true],
  ['anything but the value', image({ type: { S: [{ 'anything-but': ['appointment.booked'] }] } }), false],
  ['anything but other values', image({ type: { S: [{ 'anything-but': ['x', 'y'] }] } }), true],
  ['anything but a prefix', image({ type: { S: [{ 'anything-but': { prefix: 'appointment.' } }] } }), false],
  ['anything but, on a missing key', image({ missing: { S: [{ 'anything-but': ['x'] }] } }), false],
  ['an existing leaf', image({ type: { S: [{ exists: true }] } }), true],
  ['an existing object, which is no leaf', image({ type: [{ exists: true }] }), false],
  ['a missing leaf', image({ missing: { S: [{ exists: false }] } }), true],
  ['a missing leaf that is there', image({ type: { S: [{ exists: false }] } }), false],
  ['a number in N, which is text', image({ version: { N: [{ numeric: ['=', 5] }] } }), false],
  ['the text of N', image({ version: { N: ['5'] } }), true],
  ['either of two keys', { $or: [{ eventName: ['REMOVE'] }, image({ version: { N: ['5'] } })] }, true],
])('a pattern for %s', (_name, pattern, expected) => {
  expect(createEventFilter([pattern])(insert)).toBe(expected);
  expect(createEventFilter([JSON.stringify(pattern)])(insert)).toBe(expected);
});

test('numbers are compared as numbers where the event has numbers', () => {
  const within = createEventFilter([{ size: [{ numeric: ['>', 0, '<=', 5] }] }]);
  expect([0, 1, 5, 6, '3'].map((size) => within({ size }))).toEqual([false, true, true, false, false]);
});

test('an event passes when one of several patterns matches, and always when there is none', () => {
  expect(createEventFilter([{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }])(insert)).toBe(true);
  expect(createEventFilter([])(insert)).toBe(true);
});

test('an operator that does not exist is an error', () => {
  expect(() => createEventFilter([{ eventName: [{ contains: 'x' }] }])).toThrow(
    /operator that does not exist.*contains/,
  );
});
