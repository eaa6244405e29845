import type { Schemas } from '@frontdesk/client/app-api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Slot, useDesk } from '../desk/desk.ts';
import { LIVE } from '../desk/live-queries.ts';
import { appointmentTypeName, patientName, providerName } from '../desk/names.ts';
import { fieldMessages, hasCode, plainSentence } from '../errors/plain-sentence.ts';
import { dayAndTimeText, dayOf } from '../time/practice-time.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { bookingRequest } from './booking-request.ts';
import { HoldCountdown } from './hold-countdown.tsx';
import { NO_DETAILS, PatientForm } from './patient-form.tsx';
import { SlotSearch } from './slot-search.tsx';
import { useHold } from './use-hold.ts';

interface BookingDialogProps {
  /** The first day to look at. */
  readonly from: string;
  readonly close: () => void;
  readonly showDay: (day: string) => void;
}

const NO_MESSAGES = {};
const TOO_MANY_HOLDS = 'You are holding many times at once. Book one, or wait some minutes until the holds end.';
const HOLD_IS_GONE = 'This time is not held for you any more. Choose it again if it is still free, or another one.';

/** From a search to an appointment: the chosen time is held while the patient's details are typed. */
export function BookingDialog({ from, close, showDay }: BookingDialogProps) {
  const { api, practice, announce } = useDesk();
  const queries = useQueryClient();
  const keeper = useHold();
  const [question] = useState({
    appointmentType: practice.appointmentTypes[0]?.appointmentType ?? '',
    providerId: '',
    from,
  });
  const [hold, setHold] = useState<Schemas['Hold']>();
  const [details, setDetails] = useState(NO_DETAILS);
  const reread = () => queries.invalidateQueries({ queryKey: [LIVE] });

  const holding = useMutation({
    mutationFn: ({ slot, appointmentType }: { slot: Slot; appointmentType: string }) =>
      keeper.take({ providerId: slot.providerId, start: slot.start, appointmentType }),
    onSuccess: setHold,
    onSettled: reread,
  });
  const booking = useMutation({
    mutationFn: (held: Schemas['Hold']) => api.bookAppointment({ body: bookingRequest(held, details) }),
    onSuccess: ({ start, patient, providerId }) => {
      keeper.keep();
      announce(
        `Booked: ${patientName(patient)}, ${dayAndTimeText(start, practice.timeZone)} with ${providerName(providerId, practice)}.`,
      );
      showDay(dayOf(start, practice.timeZone));
      close();
    },
    onError: (error) => {
      // The details stay: only another time is needed.
      if (!hasCode(error, 'SLOT_TAKEN', 'SLOT_UNAVAILABLE', 'NOT_FOUND')) return;
      keeper.release();
      setHold(undefined);
    },
    onSettled: reread,
  });
  const back = (): void => {
    keeper.release();
    setHold(undefined);
    booking.reset();
  };
  const error = booking.error ?? holding.error;

  return (
    <Dialog title="Book an appointment" onClose={close}>
      {error && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {hold === undefined ? (
        <SlotSearch
          initial={question}
          withHeld
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
            <HoldCountdown expiresAt={hold.expiresAt} />
          </div>
          <PatientForm
            details={details}
            change={setDetails}
            messages={booking.error ? fieldMessages(booking.error) : NO_MESSAGES}
            submit={() => booking.mutate(hold)}
          >
            <div className="actions">
              <button type="submit" className="primary" disabled={booking.isPending}>
                {booking.isPending ? 'Booking …' : 'Book'}
              </button>
              <button type="button" onClick={back}>
                Choose another time
              </button>
            </div>
          </PatientForm>
        </>
      )}
    </Dialog>
  );
}

function sentenceOf(error: Error): string {
  if (hasCode(error, 'NOT_FOUND')) return HOLD_IS_GONE;
  // Of a minute's limit the client has waited for the end already.
  return hasCode(error, 'RATE_LIMITED') ? TOO_MANY_HOLDS : plainSentence(error);
}
