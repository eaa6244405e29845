import type { Patient } from '@frontdesk/contracts/patient';
import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import { Phi } from '@frontdesk/core/phi';

/** A member of a practice's staff. */
export function staff(practiceId: string, subject = 'agent-1'): AuthoriserContext {
  return { practiceId, role: 'manager', subject, scopes: [], channel: 'app' };
}

/** Somebody who does not exist. */
export const patient = new Phi<Patient>({
  givenName: 'Ada',
  familyName: 'Quicksilver',
  birthDate: '1980-05-17',
  phone: '+1 555 0100',
});
