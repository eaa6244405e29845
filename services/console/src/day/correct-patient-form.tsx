import type { Schemas } from '@frontdesk/client/app-api-client';
import { fieldMessages } from '@frontdesk/ui/errors/problem';
import { useQuery } from '@tanstack/react-query';
import { bookedPatient } from '../booking/booking-request.ts';
import { detailsOf } from '../booking/patient-details.ts';
import { PatientForm } from '../booking/patient-form.tsx';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { useDraft } from '../desk/drafts.ts';
import { insurancePlansOf } from '../desk/insurance-queries.ts';
import { PlanField } from '../insurance/plan-field.tsx';

interface CorrectPatientFormProps {
  readonly appointment: Appointment;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly back: () => void;
  readonly correct: (body: Schemas['CorrectPatientRequest'], forget: () => void) => void;
}

const NO_MESSAGES = {};

/** What is known of an appointment's patient, and why they come, to be put right after booking. */
export function CorrectPatientForm({ appointment, error, isBusy, back, correct }: CorrectPatientFormProps) {
  const { id, patient, reason } = appointment;
  const plans = useQuery(insurancePlansOf(useDesk())).data ?? [];
  const { draft, change, forget } = useDraft(`patient ${id}`, detailsOf(patient, reason));
  return (
    <PatientForm
      details={draft}
      change={change}
      messages={error ? fieldMessages(error) : NO_MESSAGES}
      submit={() => {
        const typedReason = draft.reason.trim();
        correct({ patient: bookedPatient(draft), ...(typedReason !== '' && { reason: typedReason }) }, forget);
      }}
    >
      {draft.memberId.trim() !== '' && plans.length > 0 && (
        <PlanField plans={plans} planId={draft.planId} choose={(planId) => change({ ...draft, planId })} />
      )}
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? 'Saving …' : 'Save'}
        </button>
        <button
          type="button"
          onClick={() => {
            forget();
            back();
          }}
        >
          Back
        </button>
      </div>
    </PatientForm>
  );
}
