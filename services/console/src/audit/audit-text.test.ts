import { expect, it } from 'vitest';
import { isReading, whoText } from './audit-text.ts';

it('says who it was, and the door where it is not the desk’s', () => {
  const entry = { subject: 'user-7', role: 'agent', channel: 'app' };
  expect(whoText(entry, 'user-1')).toBe('agent user-7');
  expect(whoText(entry, 'user-7')).toBe('you');
  expect(whoText({ ...entry, role: 'vendor', channel: 'partner' }, 'user-1')).toBe('vendor user-7 (partner)');
});

it('tells changes from looking', () => {
  expect((['booked', 'corrected', 'read', 'listed', 'found', 'audit-read'] as const).filter(isReading)).toEqual([
    'read',
    'listed',
    'found',
    'audit-read',
  ]);
});
