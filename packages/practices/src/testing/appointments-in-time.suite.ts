import { formatInstant } from '@frontdesk/scheduling/instant';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AppointmentsInTime } from '../ports/appointments-in-time.ts';
import type { KnownAppointment } from './in-memory-appointments-in-time.ts';

const NOON = Date.parse('2027-03-01T12:00:00Z') / 60_000;

/** How an appointment's times are written in the table. */
export const written = (epochMinutes: number): string => formatInstant(epochMinutes, 'America/New_York');

/** What every view of the appointments by time shows. `add` puts one where the view finds it. */
export function appointmentsInTimeSuite(
  connect: () => { view: AppointmentsInTime; add: (appointment: KnownAppointment) => Promise<void> },
  nextPracticeId: () => string,
): void {
  describe('a view of appointments by time', () => {
    let view: AppointmentsInTime;
    let practiceId: string;
    let add: (id: string, start: number, end: number, more?: Partial<KnownAppointment>) => Promise<void>;
    const idsIn = async (start: number, end: number, providerId?: string) =>
      (await view.standing(practiceId, { start, end }, providerId)).map(({ id }) => id);

    beforeEach(() => {
      const connected = connect();
      view = connected.view;
      practiceId = nextPracticeId();
      add = (id, start, end, more = {}) =>
        connected.add({ id, practiceId, providerId: 'dr-adams', status: 'booked', start, end, ...more });
    });

    it('shows what overlaps, earliest first, and nothing that only touches', async () => {
      await add('apt_within', NOON + 10, NOON + 20);
      await add('apt_leading_in', NOON - 30, NOON + 5);
      await add('apt_leading_out', NOON + 55, NOON + 85);
      await add('apt_ending_before', NOON - 30, NOON);
      await add('apt_starting_after', NOON + 60, NOON + 90);
      expect(await idsIn(NOON, NOON + 60)).toEqual(['apt_leading_in', 'apt_within', 'apt_leading_out']);
    });

    it('shows an appointment that began six hours before', async () => {
      await add('apt_long', NOON - 355, NOON + 5);
      expect(await idsIn(NOON, NOON + 60)).toEqual(['apt_long']);
    });

    it('shows who is booked or here, not who was, cancelled or stayed away', async () => {
      for (const status of ['booked', 'arrived', 'fulfilled', 'cancelled', 'noshow']) {
        await add(`apt_${status}`, NOON, NOON + 30, { status });
      }
      expect((await idsIn(NOON, NOON + 60)).sort()).toEqual(['apt_arrived', 'apt_booked']);
    });

    it('shows one provider when asked for one, and never another practice', async () => {
      await add('apt_adams', NOON, NOON + 30);
      await add('apt_baker', NOON + 5, NOON + 35, { providerId: 'dr-baker' });
      await add('apt_elsewhere', NOON, NOON + 30, { practiceId: nextPracticeId() });
      expect(await idsIn(NOON, NOON + 60)).toEqual(['apt_adams', 'apt_baker']);
      expect(await idsIn(NOON, NOON + 60, 'dr-baker')).toEqual(['apt_baker']);
    });

    it('tells when and with whom', async () => {
      await add('apt_1', NOON, NOON + 30);
      expect(await view.standing(practiceId, { start: NOON, end: NOON + 60 })).toEqual([
        { id: 'apt_1', providerId: 'dr-adams', start: NOON, end: NOON + 30 },
      ]);
    });
  });
}
