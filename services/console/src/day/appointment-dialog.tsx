import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Appointment, useDesk } from '../desk/desk.ts';
import { LIVE } from '../desk/live-queries.ts';
import { appointmentTypeName, patientName, providerName } from '../desk/names.ts';
import { hasCode, plainSentence } from '../errors/plain-sentence.ts';
import { birthDateText, dayAndTimeText, dayOf, shortDayText, timeText } from '../time/practice-time.ts';
import { useNow } from '../time/use-now.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { changesOf, STATUS_NAMES } from './appointment-status.ts';
import { CancelForm } from './cancel-form.tsx';
import { cancellationReasonName } from './cancellation-reasons.ts';
import { RescheduleForm } from './reschedule-form.tsx';

const TAKEN_BY_NOW = 'Someone else has this time by now. Book a new time for the patient.';

interface AppointmentDialogProps {
  readonly appointment: Appointment;
  readonly close: () => void;
  readonly showDay: (day: string) => void;
}

/** One appointment: who, when, and what can be done with it. */
export function AppointmentDialog({ appointment, close, showDay }: AppointmentDialogProps) {
  const { api, practice, session, announce } = useDesk();
  const queries = useQueryClient();
  const [view, setView] = useState<'details' | 'cancel' | 'reschedule'>('details');
  const { id, patient } = appointment;
  const path = { id };
  const name = patientName(patient);

  const change = useMutation({
    mutationFn: ({ call }: { call: () => Promise<Appointment>; done: (changed: Appointment) => string }) => call(),
    onSuccess: (changed, { done }) => {
      announce(done(changed));
      close();
    },
    // Also after a failure: somebody else's change may be why.
    onSettled: () => queries.invalidateQueries({ queryKey: [LIVE] }),
  });
  const changes = changesOf(appointment, session.role, useNow(10_000));
  const step = (kind: 'arrive' | 'fulfil' | 'no-show' | 'correct') => {
    const calls = {
      arrive: api.arriveAppointment,
      fulfil: api.fulfilAppointment,
      'no-show': api.noShowAppointment,
      correct: api.correctAppointment,
    };
    change.mutate({ call: () => calls[kind]({ path }), done: ({ status }) => `${name}: ${STATUS_NAMES[status]}.` });
  };

  const isTakenByNow = view === 'details' && hasCode(change.error, 'SLOT_TAKEN');

  return (
    <Dialog title={name} onClose={close}>
      {change.error && <Notice kind="error">{isTakenByNow ? TAKEN_BY_NOW : plainSentence(change.error)}</Notice>}
      {view === 'details' && (
        <>
          <AppointmentFacts appointment={appointment} />
          <div className="actions">
            {changes.includes('arrive') && (
              <button type="button" className="primary" disabled={change.isPending} onClick={() => step('arrive')}>
                Arrived
              </button>
            )}
            {changes.includes('fulfil') && (
              <button type="button" className="primary" disabled={change.isPending} onClick={() => step('fulfil')}>
                Visit done
              </button>
            )}
            {changes.includes('reschedule') && (
              <button type="button" onClick={() => setView('reschedule')}>
                Reschedule
              </button>
            )}
            {changes.includes('no-show') && (
              <button type="button" disabled={change.isPending} onClick={() => step('no-show')}>
                Did not come
              </button>
            )}
            {changes.includes('cancel') && (
              <button type="button" className="danger" onClick={() => setView('cancel')}>
                Cancel appointment
              </button>
            )}
            {changes.includes('correct') && (
              <button type="button" disabled={change.isPending} onClick={() => step('correct')}>
                Take back “{STATUS_NAMES[appointment.status]}”
              </button>
            )}
          </div>
          {changes.includes('correct') && (
            <p className="hint">Take it back if it was marked by mistake. The record shows that you did.</p>
          )}
        </>
      )}
      {view === 'cancel' && (
        <CancelForm
          isBusy={change.isPending}
          back={() => setView('details')}
          cancel={(body) =>
            change.mutate({ call: () => api.cancelAppointment({ path, body }), done: () => `${name}: cancelled.` })
          }
        />
      )}
      {view === 'reschedule' && (
        <RescheduleForm
          appointment={appointment}
          isBusy={change.isPending}
          back={() => setView('details')}
          move={(body) =>
            change.mutate({
              call: () => api.rescheduleAppointment({ path, body }),
              done: ({ start }) => {
                showDay(dayOf(start, practice.timeZone));
                return `${name}: moved to ${dayAndTimeText(start, practice.timeZone)}.`;
              },
            })
          }
        />
      )}
    </Dialog>
  );
}

function AppointmentFacts({ appointment }: { readonly appointment: Appointment }) {
  const { practice } = useDesk();
  const { start, end, status, patient, providerId, appointmentType, reason, cancellation } = appointment;
  const { timeZone } = practice;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['When', `${dayAndTimeText(start, timeZone)} – ${timeText(end, timeZone)}`],
    ['With', providerName(providerId, practice)],
    ['What', appointmentTypeName(appointmentType, practice)],
    ['Status', STATUS_NAMES[status]],
    [
      'Cancelled',
      cancellation &&
        `${shortDayText(dayOf(cancellation.at, timeZone))}: ${cancellationReasonName(cancellation.reason)}`,
    ],
    ['Note', cancellation?.note],
    ['Born', birthDateText(patient.birthDate)],
    ['Phone', patient.phone],
    ['E-mail', patient.email],
    ['Reason', reason],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
