import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorInput } from '@frontdesk/lambda/operator-input';
import { describe, expect, it } from 'vitest';
import { plansDocument } from './plans-document.ts';

const demo = (practiceId: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../demo/${practiceId}.json`), 'utf8'));
const refusalOf = (change: object): string => {
  try {
    operatorInput(plansDocument, { ...demo('p001'), ...change });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a document of plans', () => {
  it.each(['p001', 'p002', 'p003', 'sandbox'])("takes the demo's of %s", (practiceId) => {
    const { plans } = operatorInput(plansDocument, demo(practiceId));
    expect(plans.length).toBeGreaterThan(0);
    for (const { payerId } of plans) expect(payerId).toMatch(/^SIM-[ABC]$/);
  });

  it.each([
    [
      'an NPI with a wrong check digit',
      { billingProvider: { npi: '1234567890', organizationName: 'X' } },
      '/billingProvider/npi',
    ],
    ['a plan without a payer', { plans: [{ ...demo('p001').plans[0], payerId: undefined }] }, '/plans/0/payerId'],
    ['a type that FHIR does not know', { plans: [{ ...demo('p001').plans[0], type: 'gold' }] }, '/plans/0/type'],
    [
      'a payer id that is no identifier',
      { plans: [{ ...demo('p001').plans[0], payerId: 'SIM#A' }] },
      '/plans/0/payerId',
    ],
    ['a name of control characters', { plans: [{ ...demo('p001').plans[0], name: '\u0007' }] }, '/plans/0/name'],
    ['a field that there is not', { plan: [] }, ''],
    ['more plans than an answer may hold', { plans: Array(501).fill(demo('p001').plans[0]) }, '/plans'],
  ])('refuses %s, and says where', (_, change, pointer) => {
    expect(refusalOf(change)).toMatch(new RegExp(`^INPUT_INVALID: .*${pointer} `));
  });
});
