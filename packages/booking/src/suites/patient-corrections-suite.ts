import { Phi } from '@frontdesk/core/phi';
import { describe, expect, it } from 'vitest';
import { bodyOf, outcomeOf } from '../testing/front-desk.ts';
import { adaWith } from '../testing/people.ts';
import { openPractice, type World } from '../testing/world.ts';

const NINE = '2026-03-03T09:00:00-05:00';

/** Correcting what is known of a patient, whatever the ports stand on. */
export function patientCorrectionsSuite(world: () => World): void {
  describe('a correction of the patient', () => {
    const corrected = { patient: adaWith({ familyName: 'Lovelace' }), reason: new Phi('Headache') };

    it('is refused to who saw another version, is told once, and is answered again to its key', async () => {
      const desk = (await openPractice(world())).desk();
      const { id } = bodyOf(await desk.book({ start: NINE, patient: adaWith({}) }));
      world().clock.advance(1);
      const first = await desk.correctPatient(id, corrected, 1, 'key-1');
      expect(first).toMatchObject({ statusCode: 200, headers: { etag: '"2"' } });
      expect(bodyOf(first)).toMatchObject({ patient: corrected.patient.reveal(), reason: 'Headache', version: 2 });
      expect(await desk.correctPatient(id, corrected, 1, 'key-1')).toEqual(first);
      expect(await outcomeOf(desk.correctPatient(id, corrected, 1))).toBe('STALE_VERSION');
      expect(bodyOf(await desk.correctPatient(id, corrected, 2))).toMatchObject({ version: 2 });
      expect(await world().events(id)).toEqual(['appointment.booked', 'appointment.patient-corrected']);
      expect(await outcomeOf(desk.correctPatient('apt_none', corrected, 1))).toBe('NOT_FOUND');
    });

    it('takes away what it leaves out, in any status, and nothing else changes', async () => {
      const desk = (await openPractice(world())).desk();
      const { id } = bodyOf(await desk.book({ start: NINE, patient: adaWith({ email: 'ada@example.test' }) }));
      await desk.correctPatient(id, corrected, 1);
      await desk.cancel(id);
      const before = await desk.read(id);
      const bare = new Phi({ familyName: 'Lovelace', birthDate: '1980' });
      const answer = bodyOf(await desk.correctPatient(id, { patient: bare }, 3));
      expect(answer).toEqual({
        ...JSON.parse(JSON.stringify(answer)),
        status: 'cancelled',
        patient: bare.reveal(),
        version: 4,
      });
      expect(answer).not.toHaveProperty('reason');
      const { reason: _, ...after } = await desk.read(id);
      const { reason, version, updatedAt, patientCorrectedAt, ...rest } = before;
      expect(after).toEqual({
        ...rest,
        version: 4,
        updatedAt: expect.any(String),
        patientCorrectedAt: expect.any(String),
      });
      expect([version, typeof updatedAt, typeof patientCorrectedAt, reason === undefined]).toEqual([
        3,
        'string',
        'string',
        false,
      ]);
    });

    it('is made by one of ten who saw the same version', async () => {
      const desk = (await openPractice(world())).desk();
      const { id } = bodyOf(await desk.book({ start: NINE, patient: adaWith({}) }));
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          outcomeOf(desk.correctPatient(id, { patient: adaWith({ givenName: `Ada ${index}` }) }, 1)),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 200)).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'STALE_VERSION')).toHaveLength(9);
      expect(await world().events(id)).toHaveLength(2);
    });
  });
}
