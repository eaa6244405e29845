import type { InsurancePlan, Verification } from '../desk/desk.ts';

/** What the practice's plans call the payer that was asked. */
export function payerName({ payerId }: Pick<Verification, 'payerId'>, plans: readonly InsurancePlan[]): string {
  return plans.find((plan) => plan.payerId === payerId)?.payerName ?? 'The payer';
}

/** What the desk is told of a verification; `payer` is the payer's name, `nextTry` when it is asked again, such as "10:42 AM". */
export function verificationSentence(
  { status, errors = [] }: Pick<Verification, 'status' | 'errors'>,
  payer: string,
  nextTry: string,
): string {
  switch (status) {
    case 'queued':
      return `Asking ${payer} …`;
    case 'retrying':
      return `${payer} cannot answer now and is asked again at ${nextTry}. Nobody has to wait for it.`;
    case 'active':
      return `${payer} covers this patient.`;
    case 'inactive':
      return `${payer} does not cover this patient on that day.`;
    default:
      return errors[0] === undefined ? `${payer} gave no answer.` : faultSentence(errors[0], payer);
  }
}

type Fault = NonNullable<Verification['errors']>[number];

/** What a payer's AAA codes say about what was typed (X12 271). */
const TYPED: Readonly<Record<string, string>> = {
  '58': 'needs the date of birth',
  '64': 'does not know this member ID',
  '65': 'needs the name',
  '67': 'does not know this patient',
  '71': 'has another date of birth',
  '72': 'does not know this member ID',
  '73': 'has another name',
  '75': 'does not know this member',
  '78': 'has this member under another plan',
};

function faultSentence({ code, fixBy }: Fault, payer: string): string {
  switch (fixBy) {
    case 'caller':
      return `${payer} ${TYPED[code] ?? `did not accept what was typed (code ${code})`}. Compare it with the insurance card, then verify again.`;
    case 'practice':
      return `${payer} does not accept this practice's inquiries (code ${code}). A manager has to settle it with the payer.`;
    default:
      return `${payer} gave no answer (code ${code}). Try again later, or call the payer.`;
  }
}

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** What a front desk reads of a coverage, as pairs of a name and a text; what the payer did not say is left out. */
export function benefitFacts({ benefits = {} }: Verification): readonly (readonly [string, string])[] {
  const { planName, copayCents, deductibleRemainingCents, deductibleTotalCents, primaryCareProvider } = benefits;
  const left = deductibleRemainingCents === undefined ? undefined : dollars.format(deductibleRemainingCents / 100);
  const total = deductibleTotalCents === undefined ? '' : ` of ${dollars.format(deductibleTotalCents / 100)}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Plan', planName],
    ['Copay', copayCents === undefined ? undefined : dollars.format(copayCents / 100)],
    ['Deductible', left === undefined ? undefined : `${left}${total} left`],
    ['Primary care', primaryCareProvider],
  ];
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}
