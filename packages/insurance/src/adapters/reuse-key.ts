import { createHmac } from 'node:crypto';
import type { Item } from '@frontdesk/aws/item-attributes';
import { comparableMemberId, comparableName } from '@frontdesk/contracts/comparable-text';
import { AppError } from '@frontdesk/core/app-error';
import type { CoverageQuestion } from '../domain/coverage-question.ts';

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
export function reuseHash(key: string, { practiceId, payerId, serviceDate, subscriber }: CoverageQuestion): string {
  const { memberId, birthDate = '', familyName = '', givenName = '' } = subscriber.reveal();
  const names = [comparableName(familyName), comparableName(givenName)];
  const text = JSON.stringify([practiceId, payerId, serviceDate, comparableMemberId(memberId), birthDate, ...names]);
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Primary key of the item that names the last verification of a question. */
export function reuseItemKey(key: string, question: CoverageQuestion): Item {
  return { pk: { S: question.practiceId }, sk: { S: `REUSE#${reuseHash(key, question)}` } };
}
