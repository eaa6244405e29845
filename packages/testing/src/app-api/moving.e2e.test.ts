import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, expectSuccess } from './answers.ts';
import { type Call, Practice } from './practice.ts';
import { routeNamed } from './route-examples.ts';
import { DAYS, dateOf, instantOn } from './times.ts';

let practice: Practice;
beforeAll(async () => {
  const weekly = DAYS.map((dayOfWeek) => ({ dayOfWeek, start: '08:30', end: '13:00' }));
  const providers = ['dr-adams', 'dr-baker'].map((providerId) => ({ providerId, weekly }));
  practice = await Practice.open('moving', { providers, startGridMinutes: 15, offerIntervalMinutes: 30 });
});

const search = (day: number, query: Call['query'] = {}) =>
  practice.send({
    method: 'GET',
    path: `/practices/${practice.id}/slots`,
    query: { from: dateOf(day), to: dateOf(day), appointmentType: 'exam', ...query },
  });
const change = (id: string, verb: string, body?: object) =>
  practice.send({ method: 'PUT', path: `/appointments/${id}/${verb}`, ...(body !== undefined && { body }) });
/** Every offer of the day, as provider and start. */
const offersOn = async (day: number, query: Call['query'] = {}): Promise<string[]> => {
  const answer = await search(day, query);
  expectSuccess(answer, routeNamed('searchSlots'));
  return answer.json.items.map(
    ({ providerId, start }: { providerId: string; start: string }) => `${providerId} ${start}`,
  );
};

describe('the times to which an appointment can move', () => {
  it('are those that rescheduling accepts, each of them and no others on the offer interval', async () => {
    const day = 0;
    const exam = { appointmentType: 'exam', resourceIds: ['room-1', 'laser'] };
    const { id } = await practice.booked({ ...exam, start: instantOn(day, 600 + 15) });
    await practice.booked({ start: instantOn(day, 645) });
    await practice.booked({ start: instantOn(day, 720), providerId: 'dr-baker', resourceIds: ['laser'] });
    await practice.booked({ start: instantOn(day, 570), providerId: 'dr-baker', appointmentType: 'contact-lens' });
    await practice.held({ start: instantOn(day, 750) });

    const offered = await offersOn(day, { ignoreAppointmentId: id });
    expect(offered).toContain(`dr-adams ${instantOn(day, 615)}`);
    const everyOffer = ['dr-adams', 'dr-baker'].flatMap((providerId) =>
      Array.from({ length: 9 }, (_, index) => ({ providerId, start: instantOn(day, 510 + index * 30) })),
    );
    const accepted: string[] = [];
    for (const time of [{ providerId: 'dr-adams', start: instantOn(day, 615) }, ...everyOffer]) {
      const moved = await change(id, 'reschedule', time);
      if (moved.status !== 200) {
        expectProblem(moved, 'SLOT_TAKEN');
        continue;
      }
      accepted.push(`${time.providerId} ${time.start}`);
      // Back, so that each time is asked of the same appointment.
      expect((await change(id, 'reschedule', { providerId: 'dr-adams', start: instantOn(day, 615) })).status).toBe(200);
    }
    expect(offered.sort()).toEqual(accepted.sort());
  });

  it('leave the ordinary search as it was', async () => {
    const day = 1;
    const { id } = await practice.booked({ start: instantOn(day, 600) });
    const busy = await offersOn(day, { providerId: 'dr-adams' });
    expect(busy).not.toContain(`dr-adams ${instantOn(day, 600)}`);
    await offersOn(day, { providerId: 'dr-adams', ignoreAppointmentId: id });
    expect(await offersOn(day, { providerId: 'dr-adams' })).toEqual(busy);
  });

  it('are asked of an appointment that may be moved, and by its own type', async () => {
    const { id } = await practice.booked({ start: instantOn(2, 600) });
    expectProblem(
      await search(2, { ignoreAppointmentId: id, appointmentType: 'contact-lens' }),
      'INPUT_INVALID',
      '/query/appointmentType',
    );
    expectProblem(await search(2, { ignoreAppointmentId: `apt_${'0'.repeat(32)}` }), 'NOT_FOUND');
    await change(id, 'cancel', { reason: 'pat' });
    expectProblem(await search(2, { ignoreAppointmentId: id }), 'STATUS_CONFLICT');
  });
});

describe('a start grid', () => {
  it('is counted from half past eight, where the practice opens, in search and in booking alike', async () => {
    const document = { startGridMinutes: 60, offerIntervalMinutes: 60, timeZone: 'Asia/Kolkata' };
    const weekly = DAYS.map((dayOfWeek) => ({ dayOfWeek, start: '08:30', end: '12:00' }));
    const there = await Practice.open('grid', { ...document, providers: [{ providerId: 'dr-adams', weekly }] });
    const query = { from: dateOf(0), to: dateOf(0), appointmentType: 'exam' };
    const { json } = await there.send({ method: 'GET', path: `/practices/${there.id}/slots`, query });
    const starts: string[] = json.items.map(({ start }: { start: string }) => start);
    expect(starts).toEqual(['08:30', '09:30', '10:30', '11:30'].map((time) => `${dateOf(0)}T${time}:00+05:30`));
    expectProblem(await there.book(there.booking({ start: `${dateOf(0)}T09:00:00+05:30` })), 'SLOT_UNAVAILABLE');
    for (const start of starts) expect((await there.book(there.booking({ start }))).status).toBe(201);
  });

  it('and windows that fit no appointment are refused by the import, with a pointer', async () => {
    const weekly = [{ dayOfWeek: 'mon', start: '09:00', end: '09:10' }];
    await expect(Practice.open('short', { providers: [{ providerId: 'dr-adams', weekly }] })).rejects.toThrow(
      '/providers/0/weekly/0 ',
    );
  });
});
