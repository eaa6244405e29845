import { Phi } from '@frontdesk/core/phi';
import { expect, test } from 'vitest';
import { ACTIVE, MemoryPayer } from './memory-payer.ts';

const inquiry = {
  inquiryId: 'ver_1',
  practiceId: 'p001',
  payerId: 'BCBSF',
  provider: { npi: '1999999984', organizationName: 'Main Street Family Practice' },
  subscriber: new Phi({ memberId: 'ACTIVE1' }),
  serviceDate: '2026-12-08',
};

test('an inquiry is charged once, however often it is asked', async () => {
  const payer = new MemoryPayer({ kind: 'unavailable', reason: 'timeout' }, ACTIVE);
  expect(await payer.checkEligibility(inquiry)).toEqual({ kind: 'unavailable', reason: 'timeout' });
  expect(await payer.checkEligibility(inquiry)).toBe(ACTIVE);
  expect(await payer.checkEligibility(inquiry)).toBe(ACTIVE);
  expect(payer.charges).toEqual(new Map([['ver_1', 1]]));
});
