import { Notice } from '@frontdesk/ui/components/notice';
import { type InsurancePlan, type UnverifiedAppointment, useDesk } from '../desk/desk.ts';
import { listedName, providerName } from '../desk/names.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { timeText } from '../time/practice-time.ts';
import { insuredOf } from './insured-patient.ts';
import { canVerify, menderName, STATE_NAMES, unverifiedSentence } from './unverified-text.ts';
import { useVerifying } from './use-verifying.ts';
import { VerificationState } from './verification-state.tsx';

interface UnverifiedRowProps {
  readonly item: UnverifiedAppointment;
  readonly day: string;
  readonly plans: readonly InsurancePlan[];
  /** Somebody verifies it now. */
  readonly verifies: () => void;
}

/** One appointment: when, who, with whom, on which plan, why it is on the list, and the click that asks the payer. */
export function UnverifiedRow({ item, day, plans, verifies }: UnverifiedRowProps) {
  const { practice, openAppointment } = useDesk();
  const asking = useVerifying();
  const { appointmentId, patient, state, start } = item;
  const name = listedName(patient);
  const plan = plans.find(({ planId }) => planId === patient.planId);
  const mender = menderName(item);
  const verb = state === 'failed' ? 'Verify again' : 'Verify';
  const verify = (): void => {
    verifies();
    const { memberId = '', ...insured } = insuredOf(patient);
    const planId = patient.planId ?? '';
    asking.mutate({ patient: { ...insured, memberId }, planId, serviceDate: day, appointmentId });
  };
  return (
    <li>
      <p className="unverified-time">{timeText(start, practice.timeZone)}</p>
      <div className="unverified-who">
        <button type="button" className="link" dir="auto" onClick={() => openAppointment(appointmentId)}>
          {name}
        </button>
        <p className="hint">
          {providerName(item.providerId, practice)}
          {plan && ` · ${plan.payerName}: ${plan.name}`}
        </p>
      </div>
      <div className="unverified-state">
        {asking.data ? (
          <VerificationState first={asking.data} plans={plans} />
        ) : (
          <p>
            <span className={`tag ${state}`}>{STATE_NAMES[state]}</span>
            {mender && <span className="tag">{mender}</span>}{' '}
            {unverifiedSentence(item, plans, (instant) => timeText(instant, practice.timeZone))}
          </p>
        )}
        {asking.error && <Notice kind="error">{plainSentence(asking.error)}</Notice>}
      </div>
      <div className="unverified-action">
        {!asking.data && canVerify(item) && (
          <button type="button" disabled={asking.isPending} onClick={verify} aria-label={`${verb} ${name}`}>
            {verb}
          </button>
        )}
        {(state === 'no-plan' || state === 'no-member-id') && (
          <button type="button" onClick={() => openAppointment(appointmentId)} aria-label={`Open ${name}`}>
            Open
          </button>
        )}
      </div>
    </li>
  );
}
