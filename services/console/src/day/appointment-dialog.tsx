import { Dialog } from '@frontdesk/ui/components/dialog';
import { Notice } from '@frontdesk/ui/components/notice';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AuditTrail } from '../audit/audit-trail.tsx';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { oneAppointment } from '../desk/live-queries.ts';
import { patientName } from '../desk/names.ts';
import { isManager } from '../desk/roles.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { InsuranceCheck } from '../insurance/insurance-check.tsx';
import { insuredOf } from '../insurance/insured-patient.ts';
import { knownAppointment } from '../live/cached-appointments.ts';
import { dayAndTimeText, dayOf } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { ReadProblem } from '../ui/read-problem.tsx';
import { AppointmentFacts } from './appointment-facts.tsx';
import { changesOf, STATUS_NAMES } from './appointment-status.ts';
import { CancelForm } from './cancel-form.tsx';
import { CorrectPatientForm } from './correct-patient-form.tsx';
import { changeSentence } from './foreign-change.ts';
import { RescheduleForm } from './reschedule-form.tsx';
import { stepBackSentence, useAppointmentChange } from './use-appointment-change.ts';

interface AppointmentDialogProps {
  readonly appointmentId: string;
  readonly close: () => void;
  /** It has another time now. */
  readonly moved: (appointment: Appointment) => void;
}

/** One appointment: who, when, and what can be done with it. Stays open, whatever somebody else does with it meanwhile. */
export function AppointmentDialog({ appointmentId, close, moved }: AppointmentDialogProps) {
  const desk = useDesk();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    ...oneAppointment(desk, appointmentId),
    initialData: () => knownAppointment(queries, desk.practice.id, appointmentId),
    gcTime: 0,
  });
  if (data !== undefined) return <OpenAppointment appointment={data} close={close} moved={moved} />;
  return (
    <Dialog title="Appointment" onClose={close}>
      {error === null ? (
        <p className="hint">Reading …</p>
      ) : (
        <ReadProblem error={error} what="The appointment" tryAgain={() => void refetch()} />
      )}
    </Dialog>
  );
}

interface OpenAppointmentProps extends Omit<AppointmentDialogProps, 'appointmentId'> {
  readonly appointment: Appointment;
}

function OpenAppointment({ appointment, close, moved }: OpenAppointmentProps) {
  const { api, practice, session } = useDesk();
  const [view, setView] = useState<'details' | 'patient' | 'cancel' | 'reschedule'>('details');
  const [seen] = useState(appointment);
  // Chosen to ask with; what the record says is changed with the details.
  const [plan, setPlan] = useState<string>();
  const { id, patient, status } = appointment;
  const path = { id };
  const serviceDate = dayOf(appointment.start, practice.timeZone);
  const name = patientName(patient);
  const { change, make: makeOf } = useAppointmentChange(close);
  const make = (made: Omit<Parameters<typeof makeOf>[0], 'before'>): void => makeOf({ before: appointment, ...made });
  const changes = changesOf(appointment, session, useNow(10_000));
  const step = (kind: 'arrive' | 'fulfil' | 'no-show' | 'correct'): void => {
    const calls = {
      arrive: api.arriveAppointment,
      fulfil: api.fulfilAppointment,
      'no-show': api.noShowAppointment,
      correct: api.correctAppointment,
    };
    make({ call: () => calls[kind]({ path }), done: (changed) => `${name}: ${STATUS_NAMES[changed.status]}.` });
  };
  const foreign = changeSentence(seen, appointment, practice);
  const told = view === 'details' ? stepBackSentence : plainSentence;
  const isBusy = change.isPending;

  return (
    <Dialog
      title={name}
      onClose={close}
      problem={
        (change.error || foreign) && (
          <>
            {change.error && <Notice kind="error">{told(change.error)}</Notice>}
            {foreign && <Notice kind="info">{foreign}</Notice>}
          </>
        )
      }
    >
      {view === 'details' && (
        <>
          <AppointmentFacts appointment={appointment} />
          <InsuranceCheck
            patient={insuredOf(patient)}
            planId={plan ?? patient.planId ?? ''}
            choosePlan={setPlan}
            serviceDate={serviceDate}
            appointmentId={id}
          />
          <div className="actions">
            {changes.includes('arrive') && (
              <button type="button" className="primary" disabled={isBusy} onClick={() => step('arrive')}>
                Arrived
              </button>
            )}
            {changes.includes('fulfil') && (
              <button type="button" className="primary" disabled={isBusy} onClick={() => step('fulfil')}>
                Visit done
              </button>
            )}
            {changes.includes('reschedule') && (
              <button type="button" disabled={isBusy} onClick={() => setView('reschedule')}>
                Reschedule
              </button>
            )}
            <button type="button" disabled={isBusy} onClick={() => setView('patient')}>
              Correct details
            </button>
            {changes.includes('no-show') && (
              <button type="button" disabled={isBusy} onClick={() => step('no-show')}>
                Did not come
              </button>
            )}
            {changes.includes('cancel') && (
              <button type="button" className="danger" disabled={isBusy} onClick={() => setView('cancel')}>
                Cancel appointment
              </button>
            )}
            {changes.includes('correct') && (
              <button type="button" disabled={isBusy} onClick={() => step('correct')}>
                Take back “{STATUS_NAMES[status]}”
              </button>
            )}
          </div>
          {changes.includes('correct') && (
            <p className="hint">Take it back if it was marked by mistake. The record shows that you did.</p>
          )}
          {isManager(session) && <AuditTrail appointmentId={id} />}
        </>
      )}
      {view === 'patient' && (
        <CorrectPatientForm
          appointment={appointment}
          error={change.error}
          isBusy={isBusy}
          back={() => setView('details')}
          correct={(body, forget) =>
            make({
              call: () => api.correctPatient({ path, body }, { ifMatch: `"${appointment.version}"` }),
              done: (changed) => {
                forget();
                return `${patientName(changed.patient)}: details saved.`;
              },
            })
          }
        />
      )}
      {view === 'cancel' && (
        <CancelForm
          appointmentId={id}
          isPossible={changes.includes('cancel')}
          isBusy={isBusy}
          back={() => setView('details')}
          cancel={(body, forget) =>
            make({
              call: () => api.cancelAppointment({ path, body }),
              done: () => {
                forget();
                return `${name}: cancelled.`;
              },
            })
          }
        />
      )}
      {view === 'reschedule' && (
        <RescheduleForm
          appointment={appointment}
          isPossible={changes.includes('reschedule')}
          isBusy={isBusy}
          back={() => setView('details')}
          move={(body) =>
            make({
              call: () => api.rescheduleAppointment({ path, body }),
              done: (after) => {
                moved(after);
                return `${name}: moved to ${dayAndTimeText(after.start, practice.timeZone)}.`;
              },
            })
          }
        />
      )}
    </Dialog>
  );
}
