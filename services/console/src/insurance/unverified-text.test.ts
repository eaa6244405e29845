import { describe, expect, it } from 'vitest';
import type { InsurancePlan, UnverifiedAppointment, Verification } from '../desk/desk.ts';
import { planChosen } from './plan-choice.ts';
import { canVerify, menderName, unverifiedSentence } from './unverified-text.ts';

const plan: InsurancePlan = {
  ...{ planId: 'ppo', name: 'Choice PPO', type: 'medical', payerId: 'SIM-A', payerName: 'Aster Health' },
};
const clock = (instant: string) => instant.slice(11, 16);

function item(state: UnverifiedAppointment['state'], verification?: Partial<Verification>): UnverifiedAppointment {
  const asked = { id: 'ver_1', practiceId: 'p001', payerId: 'SIM-A', serviceDate: '2026-12-02' };
  const times = { createdAt: '2026-12-01T18:00:00Z', updatedAt: '2026-12-01T18:00:00Z' };
  return {
    ...{ appointmentId: 'apt_1', providerId: 'dr-adams', appointmentType: 'exam', start: '2026-12-02T09:00:00-05:00' },
    patient: { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-12-10', memberId: 'M', planId: 'ppo' },
    state,
    ...(verification && { verification: { ...asked, status: 'queued', ...times, ...verification } }),
  };
}

const failed = (code: string, fixBy: 'caller' | 'practice' | 'payer') =>
  item('failed', { status: 'failed', errors: [{ code, fixBy, retryable: false }] });

describe('who is not known to be covered', () => {
  it.each([
    [item('no-member-id'), /insurance card/, undefined, false],
    [item('no-plan'), /not on this practice’s list/, undefined, false],
    [item('not-verified'), /Nobody has asked/, undefined, true],
    [item('queued', { status: 'queued' }), /Aster Health is asked by itself/, undefined, true],
    [
      item('retrying', { status: 'retrying', nextTryAt: '2026-12-01T18:40:00Z' }),
      /since 18:00, and is asked again at 18:40/,
      undefined,
      false,
    ],
    [failed('72', 'caller'), /does not know this member ID/, 'For the desk', true],
    [failed('79', 'practice'), /A manager has to settle it/, 'For a manager', true],
    [failed('PAYER_OUTAGE', 'payer'), /Try again later/, 'For the payer', true],
    [item('inactive', { status: 'inactive' }), /does not cover/, undefined, false],
  ])('$0.state says why, who can mend it, and whether a click helps', (row, sentence, mender, canAsk) => {
    expect(unverifiedSentence(row, [plan], clock)).toMatch(sentence);
    expect([menderName(row), canVerify(row)]).toEqual([mender, canAsk]);
  });
});

it('takes the only plan where none is chosen, and none that the practice does not list', () => {
  const other = { ...plan, planId: 'hmo' };
  expect(planChosen('', [plan])).toBe('ppo');
  expect(planChosen('gone', [plan])).toBe('ppo');
  expect(planChosen('', [plan, other])).toBe('');
  expect(planChosen('hmo', [plan, other])).toBe('hmo');
  expect(planChosen('gone', [plan, other])).toBe('');
});
