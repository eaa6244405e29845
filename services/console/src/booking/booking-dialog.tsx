import type { Schemas } from '@frontdesk/client/app-api-client';
import { Dialog } from '@frontdesk/ui/components/dialog';
import { Notice } from '@frontdesk/ui/components/notice';
import { fieldMessages, hasCode } from '@frontdesk/ui/errors/problem';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Appointment, type BookingWish, type Slot, useDesk } from '../desk/desk.ts';
import { useDraft } from '../desk/drafts.ts';
import { insurancePlansOf } from '../desk/insurance-queries.ts';
import { KeptKey } from '../desk/kept-key.ts';
import { appointmentsOf, LIVE } from '../desk/live-queries.ts';
import { appointmentTypeName, patientName, providerName } from '../desk/names.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { InsuranceCheck } from '../insurance/insurance-check.tsx';
import { insuredOf } from '../insurance/insured-patient.ts';
import { planChosen } from '../insurance/plan-choice.ts';
import { putAppointment } from '../live/cached-appointments.ts';
import { dayAndTimeText, dayOf, laterDay, timeText } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import { bookingRequest } from './booking-request.ts';
import { HoldCountdown } from './hold-countdown.tsx';
import { withOwnMemberId } from './own-member-id.ts';
import { detailsOf, NO_DETAILS } from './patient-details.ts';
import { PatientForm } from './patient-form.tsx';
import { sameDayAppointments } from './same-day.ts';
import { SlotSearch } from './slot-search.tsx';
import { useHold } from './use-hold.ts';

interface BookingDialogProps {
  readonly wish: BookingWish;
  readonly close: () => void;
  readonly booked: (appointment: Appointment) => void;
}

const NO_MESSAGES = {};
const TOO_MANY_HOLDS = 'You are holding many times at once. Book one, or wait some minutes until the holds end.';
const HOLD_IS_GONE = 'This time is not held for you any more. Choose it again if it is still free, or another one.';

/** From a search to an appointment: the chosen time is held while the patient's details are typed. What was typed is still
 *  there when the dialog was closed by mistake. */
export function BookingDialog({ wish, close, booked }: BookingDialogProps) {
  const desk = useDesk();
  const { api, practice, announce } = desk;
  const queries = useQueryClient();
  const keeper = useHold();
  const [kept] = useState(() => new KeptKey());
  const today = dayOf(now(), practice.timeZone);
  const [question] = useState({
    appointmentType: practice.appointmentTypes[0]?.appointmentType ?? '',
    providerId: wish.providerId ?? '',
    from: laterDay(wish.day ?? today, today),
  });
  const [hold, setHold] = useState<Schemas['Hold']>();
  const [known] = useState(wish.patient === undefined ? NO_DETAILS : detailsOf(wish.patient));
  const { draft: details, change: setDetails, forget } = useDraft(draftKey(wish), known);
  const hasDraft = Object.values(details).some((typed) => typed !== '');
  const day = hold && dayOf(hold.start, practice.timeZone);
  const plans = useQuery(insurancePlansOf(desk));
  const sameDay = useQuery({ ...appointmentsOf(desk, day ?? today), enabled: day !== undefined });
  const others = sameDay.isPlaceholderData ? [] : sameDayAppointments(details, sameDay.data ?? []);
  const reread = () => queries.invalidateQueries({ queryKey: [LIVE] });

  const holding = useMutation({
    mutationFn: ({ slot, appointmentType }: { slot: Slot; appointmentType: string }) =>
      keeper.take({ providerId: slot.providerId, start: slot.start, appointmentType }),
    onSuccess: setHold,
    onError: reread,
  });
  const booking = useMutation({
    mutationFn: (held: Schemas['Hold']) => {
      const planId = planChosen(details.planId, plans.data ?? []) || details.planId;
      const body = bookingRequest(held, { ...details, planId }, wish);
      return kept.during(body, (options) => api.bookAppointment({ body }, options));
    },
    onSuccess: (appointment) => {
      const { start, patient, providerId } = appointment;
      keeper.keep();
      forget();
      putAppointment(queries, practice.id, appointment);
      announce(
        `Booked: ${patientName(patient)}, ${dayAndTimeText(start, practice.timeZone)} with ${providerName(providerId, practice)}.`,
      );
      booked(appointment);
    },
    onError: (error) => {
      void reread();
      // The details stay: only another time is needed.
      if (!hasCode(error, 'SLOT_TAKEN', 'SLOT_UNAVAILABLE', 'NOT_FOUND')) return;
      keeper.release();
      setHold(undefined);
    },
  });
  const back = (): void => {
    keeper.release();
    setHold(undefined);
    booking.reset();
  };
  const error = booking.error ?? holding.error;

  return (
    <Dialog
      title={wish.callId === undefined ? 'Book an appointment' : 'Book for this call'}
      problem={error && <Notice kind="error">{sentenceOf(error)}</Notice>}
      onClose={close}
    >
      {hold === undefined ? (
        <SlotSearch
          initial={question}
          day={wish.minutes === undefined ? undefined : question.from}
          wanted={wish.minutes}
          withHeld
          busy={holding.isPending ? holding.variables.slot : undefined}
          choose={(slot, appointmentType) => {
            booking.reset();
            holding.mutate({ slot, appointmentType });
          }}
        />
      ) : (
        <>
          <div className="chosen-time">
            <p>
              <strong>{dayAndTimeText(hold.start, practice.timeZone)}</strong>
              <br />
              {appointmentTypeName(hold.appointmentType, practice)} with {providerName(hold.providerId, practice)}
            </p>
            <HoldCountdown key={hold.id} holdTtlSeconds={hold.holdTtlSeconds} />
          </div>
          <PatientForm
            details={details}
            change={(typed) => setDetails(withOwnMemberId(details, typed, wish.patient))}
            messages={booking.error ? fieldMessages(booking.error) : NO_MESSAGES}
            submit={() => booking.mutate(hold)}
          >
            <InsuranceCheck
              patient={insuredOf(details)}
              planId={details.planId}
              choosePlan={(planId) => setDetails({ ...details, planId })}
              serviceDate={day ?? today}
            />
            {others.map(({ id, start, providerId }) => (
              <Notice key={id} kind="info">
                This patient has an appointment on that day already: {timeText(start, practice.timeZone)} with{' '}
                {providerName(providerId, practice)}. Book only if a second one is wanted.
              </Notice>
            ))}
            <div className="actions">
              <button type="submit" className="primary" disabled={booking.isPending}>
                {booking.isPending ? 'Booking …' : 'Book'}
              </button>
              <button type="button" onClick={back}>
                Choose another time
              </button>
              {hasDraft && (
                <button type="button" className="quiet" onClick={forget}>
                  Clear the form
                </button>
              )}
            </div>
          </PatientForm>
        </>
      )}
    </Dialog>
  );
}

// A known patient's details are not mixed with what was typed for somebody else.
const draftKey = ({ patient }: BookingWish): string =>
  patient === undefined ? 'booking' : `booking ${JSON.stringify(patient)}`;

function sentenceOf(error: Error): string {
  if (hasCode(error, 'NOT_FOUND')) return HOLD_IS_GONE;
  // Of a minute's limit the client has waited for the end already.
  return hasCode(error, 'RATE_LIMITED') ? TOO_MANY_HOLDS : plainSentence(error);
}
