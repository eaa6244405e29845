import type { Schemas } from '@frontdesk/client/app-api-client';
import { useState } from 'react';
import { SlotSearch } from '../booking/slot-search.tsx';
import { type Appointment, type Slot, useDesk } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { dayAndTimeText, dayOf, laterDay, shortDayText, timeText } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';

interface RescheduleFormProps {
  readonly appointment: Appointment;
  /** Somebody else may have been faster. */
  readonly isPossible: boolean;
  readonly isBusy: boolean;
  readonly back: () => void;
  readonly move: (request: Schemas['RescheduleAppointmentRequest']) => void;
}

/** Another time for an appointment: its own is kept until the new one is certain. */
export function RescheduleForm({ appointment, isPossible, isBusy, back, move }: RescheduleFormProps) {
  const { practice } = useDesk();
  const [slot, setSlot] = useState<Slot>();
  const { id, appointmentType, providerId, start } = appointment;
  const today = dayOf(now(), practice.timeZone);
  const day = dayOf(start, practice.timeZone);
  // Its own time is on the list, being free for it; going there is no move.
  const isMove = slot !== undefined && !(slot.start === start && slot.providerId === providerId);
  return (
    <>
      <p className="hint spaced">Now on {dayAndTimeText(start, practice.timeZone)}.</p>
      <SlotSearch
        initial={{ appointmentType, providerId, from: laterDay(day, today), ignoreAppointmentId: id }}
        isTypeFixed
        chosen={slot}
        choose={setSlot}
      />
      <div className="actions sticky">
        <button
          type="button"
          className="primary"
          disabled={!isMove || isBusy || !isPossible}
          onClick={() => isMove && move({ start: slot.start, providerId: slot.providerId })}
        >
          {!isMove
            ? 'Choose a new time'
            : `Move to ${shortDayText(dayOf(slot.start, practice.timeZone))} at ${timeText(slot.start, practice.timeZone)} with ${providerName(slot.providerId, practice)}`}
        </button>
        <button type="button" onClick={back}>
          Back
        </button>
      </div>
    </>
  );
}
