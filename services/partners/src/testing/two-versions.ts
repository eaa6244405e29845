import { bookedAnswer } from '@frontdesk/booking/answers/booked-answer';
import { presentAppointment } from '@frontdesk/booking/domain/present-appointment';
import { staff } from '@frontdesk/booking/testing/callers';
import { bodyOf } from '@frontdesk/booking/testing/front-desk';
import { MemoryWorld } from '@frontdesk/booking/testing/memory-world';
import { openPractice } from '@frontdesk/booking/testing/world';
import { bookAppointment } from '@frontdesk/booking/use-cases/book-appointment';
import { readAppointment } from '@frontdesk/booking/use-cases/read-appointment';
import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { partnerAppointment } from '@frontdesk/contracts/partner-appointment';
import { bookFlatAppointmentRequest, flatAppointment } from '@frontdesk/contracts/version-1';
import { idempotencyScope } from '@frontdesk/core/idempotency';
import { randomIds } from '@frontdesk/core/ids';
import * as z from 'zod';
import { bookedFlat, currentFlat } from '../answers/flat-answers.ts';
import { bookFlatAppointment } from '../use-cases/book-flat-appointment.ts';

let requests = 0;

/** Both versions of the door in front of one practice, in memory: bodies in, bodies out, as the schemas have them. */
export async function openTwoVersions(timeZone: string) {
  const world = new MemoryWorld();
  const { practiceId } = await openPractice(world, timeZone);
  const caller = staff(practiceId, 'key-1');
  const ports = { ...world.ports, ids: randomIds, appointments: world.ports.writer };
  const command = (operation: string, body: unknown) => {
    requests += 1;
    const requestId = `request-${requests}`;
    const idempotency = idempotencyScope(caller, operation, requestId, { body });
    return { caller, requestId, deadline: world.clock.now() + 20_000, idempotency };
  };
  const read = (id: string) => readAppointment(command('read', id), id, ports);
  return {
    practiceId,
    bookFlat: async (body: unknown) => {
      const asked = z.parse(bookFlatAppointmentRequest, body);
      const answer = await bookFlatAppointment({ ...command('v1', body), asked, answer: bookedFlat }, ports);
      return z.parse(flatAppointment, bodyOf(answer));
    },
    book: async (body: unknown) => {
      const booking = z.parse(bookAppointmentRequest, body);
      const answer = await bookAppointment({ ...command('v2', body), booking, answer: bookedAnswer }, ports);
      return z.parse(partnerAppointment, bodyOf(answer));
    },
    readFlat: async (id: string) => z.parse(flatAppointment, bodyOf(currentFlat(await read(id)))),
    read: async (id: string) => z.parse(partnerAppointment, presentAppointment(await read(id))),
  };
}
