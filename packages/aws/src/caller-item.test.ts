import { inspect } from 'node:util';
import { Phi } from '@frontdesk/core/phi';
import { expect, it } from 'vitest';
import { callerItem, callerNumberFrom } from './caller-item.ts';

const now = Date.parse('2026-03-03T12:00:00Z');
const item = callerItem({ practiceId: 'p001', callId: 'call-1' }, new Phi('+14805550155'), now);

it('holds the number outside of its key, and gives it back as what cannot be logged', () => {
  expect(item.ownerKey).toEqual({ S: 'p001#call-1' });
  const number = callerNumberFrom(item, now);
  expect(number?.reveal()).toBe('+14805550155');
  expect(inspect(number)).not.toContain('555');
});

it('holds it for a day, whenever it is deleted', () => {
  expect(callerNumberFrom(item, now + 86_399_000)).toBeDefined();
  expect(callerNumberFrom(item, now + 86_400_000)).toBeUndefined();
});
