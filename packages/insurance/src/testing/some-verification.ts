import { Phi } from '@frontdesk/core/phi';
import type { Verification } from '../domain/verification.ts';
import { queuedVerification } from '../domain/verification-state.ts';

/** Of somebody who does not exist. */
export function someVerification(now: number, changes: Partial<Verification> = {}): Verification {
  const subscriber = new Phi({
    memberId: 'XYZ 123-456',
    givenName: 'Ada',
    familyName: 'Quicksilver',
    birthDate: '1980-05-17',
  });
  const asked = { id: 'ver_00', practiceId: 'p001', payerId: 'BCBSF', subscriber, serviceDate: '2026-12-08' };
  return { ...queuedVerification({ ...asked, lane: 'desk' }, now), ...changes };
}
