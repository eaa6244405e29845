import { hasCode } from '@frontdesk/ui/errors/problem';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Appointment, type Desk, useDesk } from '../desk/desk.ts';
import { LIVE, standingKey } from '../desk/live-queries.ts';
import { patientName } from '../desk/names.ts';
import { plainSentence } from '../errors/plain-sentence.ts';
import { putAppointment } from '../live/cached-appointments.ts';
import { now } from '../time/server-clock.ts';
import { undoOf } from './undo.ts';

interface Change {
  /** The appointment as it was when somebody decided on the change. */
  readonly before: Appointment;
  readonly call: () => Promise<Appointment>;
  /** What to tell then. */
  readonly done: (changed: Appointment) => string;
  /** Where nothing else shows the error. */
  readonly refused?: (error: unknown) => void;
}

/** Changes of appointments: told where they can be undone from, for as long as the rules allow it. `close`: after one that is
 *  done. */
export function useAppointmentChange(close: () => void) {
  const desk = useDesk();
  const { practice, announce } = desk;
  const queries = useQueryClient();

  const change = useMutation({
    mutationFn: ({ call }: Change) => call(),
    onSuccess: (after, { before, done }) => {
      putAppointment(queries, practice.id, after);
      void queries.invalidateQueries({ queryKey: standingKey(practice.id) });
      const sentence = done(after);
      const undo = undoOf(before, after, desk.session.role, now());
      announce(sentence, undo && (() => void takeBack(desk, after, undo)));
      close();
    },
    // Somebody else's change may be why.
    onError: (error, { refused }) => {
      refused?.(error);
      return queries.invalidateQueries({ queryKey: [LIVE] });
    },
  });

  const takeBack = async (
    { api }: Desk,
    { id, patient }: Appointment,
    undo: NonNullable<ReturnType<typeof undoOf>>,
  ): Promise<void> => {
    try {
      const path = { id };
      const call =
        undo.kind === 'correct' ? api.correctAppointment({ path }) : api.rescheduleAppointment({ path, body: undo.to });
      putAppointment(queries, practice.id, await call);
      announce(`${patientName(patient)}: taken back.`);
    } catch (error) {
      const why = undo.kind === 'correct' ? stepBackSentence(error) : plainSentence(error);
      announce(`${patientName(patient)}: not taken back. ${why}`);
      await queries.invalidateQueries({ queryKey: [LIVE] });
    }
  };

  return { change, make: (made: Change) => change.mutate(made) };
}

/** Why a status does not lead to another: what gave its time back may not have it again. */
export function stepBackSentence(error: unknown): string {
  return hasCode(error, 'SLOT_TAKEN')
    ? 'Someone else has this time by now. Book a new time for the patient.'
    : plainSentence(error);
}
