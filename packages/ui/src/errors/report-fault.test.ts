import { afterEach, expect, it, vi } from 'vitest';
import { reportFault } from './report-fault.ts';

afterEach(() => vi.restoreAllMocks());

it('tells kind and components of a fault, and nothing that its message may repeat', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const componentStack = `\n    at AppointmentCard (http://127.0.0.1/assets/a.js?name=Sample:1:2)\n    at li (<anonymous>)\n    at Sheet`;
  reportFault(new TypeError('cannot read Jane Sample'), { componentStack });
  reportFault('Jane Sample', {});
  expect(told.mock.calls).toEqual([
    ['VIEW_FAILED', 'TypeError', 'AppointmentCard < li < Sheet'],
    ['VIEW_FAILED', 'string', ''],
  ]);
});
