import { type BookAppointmentPorts, bookAppointment } from '@frontdesk/booking/use-cases/book-appointment';
import type { BookFlatAppointmentRequest } from '@frontdesk/contracts/version-1';
import type { Answer } from '@frontdesk/core/answer';
import { bookingOf } from '../domain/flat-booking.ts';
import { inFlatTerms } from '../domain/flat-faults.ts';

type BookFlatAppointment = Omit<Parameters<typeof bookAppointment>[0], 'booking'> & {
  readonly asked: BookFlatAppointmentRequest;
};

/** Books as the current version does, by the clock of the practice. Throws what `bookAppointment` throws. */
export async function bookFlatAppointment(
  { asked, ...command }: BookFlatAppointment,
  ports: BookAppointmentPorts,
): Promise<Answer> {
  // Of a practice without rules no zone is known, and nothing can be booked either.
  const rules = await ports.rules.get(command.caller.practiceId);
  try {
    return await bookAppointment({ ...command, booking: bookingOf(asked, rules?.timeZone ?? 'UTC') }, ports);
  } catch (error) {
    throw inFlatTerms(error);
  }
}
