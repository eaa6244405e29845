import { Notice } from '@frontdesk/ui/components/notice';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type InsurancePlan, useDesk, type Verification, type VerificationRequest } from '../desk/desk.ts';
import { insurancePlansOf, isOpenVerification, verificationKey, verificationOf } from '../desk/insurance-queries.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { timeText } from '../time/practice-time.ts';
import { benefitFacts, verificationSentence } from './verification-text.ts';
import '../styles/insurance.css';

interface InsuranceCheckProps {
  /** As the insurance card tells; without a member id there is nothing to ask. */
  readonly patient: Omit<VerificationRequest['patient'], 'memberId'> & { readonly memberId?: string };
  readonly serviceDate: string;
  readonly appointmentId?: string;
}

/** Asks the payer whether it covers the patient on the day, and shows what it says while the desk goes on. */
export function InsuranceCheck({ patient, serviceDate, appointmentId }: InsuranceCheckProps) {
  const desk = useDesk();
  const { api, practice, drafts } = desk;
  const queries = useQueryClient();
  const plans = useQuery(insurancePlansOf(desk)).data ?? [];
  const { memberId = '' } = patient;
  // In memory only: it is the patient's.
  const choiceKey = `plan of ${memberId}`;
  const [chosen, setChosen] = useState<string>();
  const planId = chosen ?? (drafts.get(choiceKey) as string | undefined) ?? onlyPlan(plans);
  const request = { patient: { ...patient, memberId }, serviceDate, planId, ...(appointmentId && { appointmentId }) };
  const asking = useMutation({
    mutationFn: (body: VerificationRequest) => api.createVerification({ body }),
    onSuccess: (verification) => queries.setQueryData(verificationKey(practice.id, verification.id), verification),
  });
  const isOfThis = JSON.stringify(asking.variables) === JSON.stringify(request);
  const shown = isOfThis ? asking.data : undefined;
  if (memberId === '' || plans.length === 0) return null;
  return (
    <fieldset className="insurance">
      <legend>Insurance</legend>
      <div className="form-row">
        <label>
          Plan
          <select
            value={planId ?? ''}
            onChange={({ target }) => {
              drafts.set(choiceKey, target.value);
              setChosen(target.value);
            }}
          >
            <option value="" disabled>
              Choose the plan
            </option>
            {plans.map((plan) => (
              <option key={plan.planId} value={plan.planId}>
                {plan.payerName}: {plan.name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          disabled={!planId || asking.isPending}
          onClick={() => asking.mutate(request as VerificationRequest)}
        >
          {asking.isPending ? 'Asking …' : 'Verify insurance'}
        </button>
      </div>
      {isOfThis && asking.error && <Notice kind="error">{plainSentence(asking.error)}</Notice>}
      {shown && <VerificationState first={shown} plans={plans} />}
    </fieldset>
  );
}

const onlyPlan = (plans: readonly InsurancePlan[]): string | undefined =>
  plans.length === 1 ? plans[0]?.planId : undefined;

function VerificationState({
  first,
  plans,
}: {
  readonly first: Verification;
  readonly plans: readonly InsurancePlan[];
}) {
  const desk = useDesk();
  const { timeZone } = desk.practice;
  const facts = useId();
  const { data: verification = first } = useQuery(verificationOf(desk, first));
  const payer = plans.find(({ payerId }) => payerId === verification.payerId)?.payerName ?? 'The payer';
  const at = (instant: string | undefined): string =>
    instant === undefined ? 'once more' : timeText(instant, timeZone);
  return (
    <>
      <p role="status" className={`coverage ${verification.status}`} aria-describedby={facts}>
        {verificationSentence(verification, payer, at(verification.nextTryAt))}
        {!isOpenVerification(verification) && verification.asOf && (
          <span className="hint"> As of {at(verification.asOf)}.</span>
        )}
      </p>
      <dl className="facts" id={facts}>
        {benefitFacts(verification).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
