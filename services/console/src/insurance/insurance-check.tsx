import { Notice } from '@frontdesk/ui/components/notice';
import { useQuery } from '@tanstack/react-query';
import { useDesk, type VerificationRequest } from '../desk/desk.ts';
import { insurancePlansOf } from '../desk/insurance-queries.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { planChosen } from './plan-choice.ts';
import { PlanField } from './plan-field.tsx';
import { useVerifying } from './use-verifying.ts';
import { VerificationState } from './verification-state.tsx';
import '../styles/insurance.css';

interface InsuranceCheckProps {
  /** As the insurance card tells; without a member id there is nothing to ask. */
  readonly patient: Omit<VerificationRequest['patient'], 'memberId'> & { readonly memberId?: string };
  /** The patient's plan; empty: none is chosen. */
  readonly planId: string;
  readonly choosePlan: (planId: string) => void;
  readonly serviceDate: string;
  readonly appointmentId?: string;
}

/** Asks the payer whether it covers the patient on the day, and shows what it says while the desk goes on. */
export function InsuranceCheck({
  patient,
  planId: chosen,
  choosePlan,
  serviceDate,
  appointmentId,
}: InsuranceCheckProps) {
  const desk = useDesk();
  const plans = useQuery(insurancePlansOf(desk)).data ?? [];
  const { memberId = '' } = patient;
  const planId = planChosen(chosen, plans);
  const request = { patient: { ...patient, memberId }, serviceDate, planId, ...(appointmentId && { appointmentId }) };
  const asking = useVerifying();
  const isOfThis = JSON.stringify(asking.variables) === JSON.stringify(request);
  const shown = isOfThis ? asking.data : undefined;
  if (memberId === '' || plans.length === 0) return null;
  return (
    <fieldset className="insurance">
      <legend>Insurance</legend>
      <div className="form-row">
        <PlanField plans={plans} planId={planId} choose={choosePlan} />
        <button type="button" disabled={planId === '' || asking.isPending} onClick={() => asking.mutate(request)}>
          {asking.isPending ? 'Asking …' : 'Verify insurance'}
        </button>
      </div>
      {isOfThis && asking.error && <Notice kind="error">{plainSentence(asking.error)}</Notice>}
      {shown && <VerificationState first={shown} plans={plans} />}
    </fieldset>
  );
}
