import type { VerificationRequest } from '../desk/desk.ts';

type Insured = Omit<VerificationRequest['patient'], 'memberId'> & { readonly memberId?: string };

/** Of what is known or was typed about a patient, what a payer is asked with; what is empty is left out. */
export function insuredOf(patient: { readonly [Name in keyof Insured]?: string | undefined }): Insured {
  const names = ['memberId', 'givenName', 'familyName', 'birthDate'] as const;
  return Object.fromEntries(
    names.map((name) => [name, patient[name]?.trim() ?? '']).filter(([, value]) => value !== ''),
  );
}
