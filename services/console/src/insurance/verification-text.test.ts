import { describe, expect, it } from 'vitest';
import type { Verification } from '../desk/desk.ts';
import { benefitFacts, verificationSentence } from './verification-text.ts';

const verification = (change: Partial<Verification>): Verification => ({
  ...{ id: 'ver_1', practiceId: 'p001', payerId: 'SIM-A', serviceDate: '2026-12-08', status: 'queued' },
  ...{ createdAt: '2026-12-01T10:00:00.000Z', updatedAt: '2026-12-01T10:00:00.000Z' },
  ...change,
});
const failed = (code: string, fixBy: 'caller' | 'practice' | 'payer') =>
  verificationSentence(verification({ status: 'failed', errors: [{ code, fixBy, retryable: false }] }), 'Aster', '');

describe('what the desk is told of a verification', () => {
  it('says who is asked, and that nobody has to wait', () => {
    expect(verificationSentence(verification({}), 'Aster', '')).toBe('Asking Aster …');
    expect(verificationSentence(verification({ status: 'retrying' }), 'Aster', '10:42 AM')).toContain('10:42 AM');
    expect(verificationSentence(verification({ status: 'active' }), 'Aster', '')).toContain('covers this patient');
    expect(verificationSentence(verification({ status: 'inactive' }), 'Aster', '')).toContain('does not cover');
  });

  it.each([
    ['71', 'caller', 'Aster has another date of birth. Compare it with the insurance card'],
    ['75', 'caller', 'Aster does not know this member.'],
    ['99', 'caller', 'did not accept what was typed (code 99)'],
    ['43', 'practice', 'A manager has to settle it'],
    ['42', 'payer', 'Try again later, or call the payer'],
  ] as const)('says of a failure who mends it: %s', (code, fixBy, text) => {
    expect(failed(code, fixBy)).toContain(text);
  });

  it('reads the benefits in dollars, and leaves out what the payer did not say', () => {
    const benefits = {
      planName: 'Choice PPO',
      copayCents: 2_500,
      deductibleRemainingCents: 40_050,
      deductibleTotalCents: 100_000,
    };
    expect(benefitFacts(verification({ status: 'active', benefits }))).toEqual([
      ['Plan', 'Choice PPO'],
      ['Copay', '$25.00'],
      ['Deductible', '$400.50 of $1,000.00 left'],
    ]);
    expect(benefitFacts(verification({ status: 'active', benefits: { deductibleRemainingCents: 0 } }))).toEqual([
      ['Deductible', '$0.00 left'],
    ]);
    expect(benefitFacts(verification({}))).toEqual([]);
  });
});
