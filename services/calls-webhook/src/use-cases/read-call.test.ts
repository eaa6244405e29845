import { silentLogger } from '@frontdesk/core/logger';
import { SetClock } from '@frontdesk/testing/set-clock';
import { expect, it } from 'vitest';
import { sightingOf } from '../domain/sighting-of-contact.ts';
import { eventsOfCall } from '../testing/contact-events.ts';
import { InMemoryCallStore } from '../testing/in-memory-call-store.ts';
import { InMemoryAppointmentsOfCall, InMemoryPostCallQueue } from '../testing/in-memory-ports.ts';
import { foldCallEvents } from './fold-call-events.ts';
import { readCall } from './read-call.ts';
import { runPostCallWorkflow } from './run-post-call-workflow.ts';

const clock = new SetClock('2027-03-01T16:00:00Z');
const key = { practiceId: 'p001', id: 'c' };
const deadline = clock.now() + 5_000;

it('tells of the appointments that name the call, also of those booked after its post-call workflow', async () => {
  const [calls, appointments] = [new InMemoryCallStore(), new InMemoryAppointmentsOfCall()];
  const messages = eventsOfCall('c', 'answered', true).map((event) => ({
    id: event.id,
    content: sightingOf(event, 'p001')!,
  }));
  const fail = () => expect.unreachable();
  await foldCallEvents({ messages, deadline, fail }, { calls, postCall: new InMemoryPostCallQueue(), clock });
  appointments.ids.push('apt_1');
  await runPostCallWorkflow({ call: key, logger: silentLogger, deadline }, { calls, appointments, clock });
  appointments.ids.push('apt_late');
  const { call, appointmentIds } = await readCall({ ...key, deadline }, { calls, appointments, tasks: calls });
  expect(appointmentIds).toEqual(['apt_1', 'apt_late']);
  expect(call.outcome?.appointmentIds).toEqual(['apt_1']);
});

it('does not know a call that was never seen', async () => {
  const calls = new InMemoryCallStore();
  const ports = { calls, appointments: new InMemoryAppointmentsOfCall(), tasks: calls };
  await expect(readCall({ ...key, deadline }, ports)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
