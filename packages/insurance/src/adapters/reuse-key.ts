import { createHmac } from 'node:crypto';
import { comparableMemberId, comparableName } from '@frontdesk/contracts/comparable-text';
import { AppError } from '@frontdesk/core/app-error';
import type { Verification } from '../domain/verification.ts';

/** A key of 256 bits has 43 characters in base64; what AWS generates for us has 64. */
const SHORTEST_KEY = 32;

/** The key in the value of the secret. Throws UNAVAILABLE when it could be guessed. */
export function reuseKeyOf([current = '']: readonly string[]): string {
  if (current.length >= SHORTEST_KEY) return current;
  const cause = new TypeError('The key of the insurance verifications is missing or too short.');
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause });
}

/** Keyed hash of whom, of which payer and for which day a verification is. A family has one member id, so who of it counts too; a
 *  request with a corrected name or birth date is another one. */
export function reuseHash(
  key: string,
  {
    practiceId,
    payerId,
    serviceDate,
    subscriber,
  }: Pick<Verification, 'practiceId' | 'payerId' | 'serviceDate' | 'subscriber'>,
): string {
  const { memberId, birthDate = '', familyName = '', givenName = '' } = subscriber.reveal();
  const names = [comparableName(familyName), comparableName(givenName)];
  const text = JSON.stringify([practiceId, payerId, serviceDate, comparableMemberId(memberId), birthDate, ...names]);
  return createHmac('sha256', key).update(text).digest('hex');
}
