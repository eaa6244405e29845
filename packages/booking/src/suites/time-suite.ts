import { describe, expect, it } from 'vitest';
import { bodyOf, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';

/** Booking where the clocks change, whatever the ports stand on. */
export function timeSuite(world: () => World): void {
  const always = { providerId: 'dr-always' };

  describe('booking in New York when the clocks go forward, 2026-03-08', () => {
    it('refuses a local time that the clocks skip, in either offset', async () => {
      const { desk } = await openPractice(world());
      for (const start of ['2026-03-08T02:30:00-05:00', '2026-03-08T02:30:00-04:00']) {
        expect(await outcomeOf(desk().book({ ...always, start })), start).toBe('SLOT_UNAVAILABLE');
      }
    });

    it('books across the gap: sixty minutes from 06:30Z end at 07:30Z', async () => {
      const { practiceId, desk } = await openPractice(world());
      const booked = await desk().book({ ...always, appointmentType: 'hour', start: '2026-03-08T06:30:00Z' });
      expect(bodyOf(booked)).toMatchObject({ start: '2026-03-08T01:30:00-05:00', end: '2026-03-08T03:30:00-04:00' });
      const claims = Object.keys(await world().claims(practiceId, 'dr-always'));
      expect([claims.length, claims[0], claims.at(-1)]).toEqual([12, '2026-03-08 078', '2026-03-08 089']);
    });

    it('has 23 hours to book', async () => {
      const { desk } = await openPractice(world());
      const outcomes: unknown[] = [];
      for (
        let hour = Date.parse('2026-03-08T05:00:00Z');
        hour < Date.parse('2026-03-09T04:00:00Z');
        hour += 3_600_000
      ) {
        const start = new Date(hour).toISOString();
        outcomes.push(await outcomeOf(desk().book({ ...always, appointmentType: 'hour', start })));
      }
      expect(outcomes).toEqual(Array.from({ length: 23 }, () => 201));
      const next = desk().book({ ...always, start: '2026-03-09T00:00:00-04:00' });
      expect(await outcomeOf(next)).toBe(201);
    });
  });

  describe('booking in New York when the clocks go back, 2026-11-01', () => {
    it('books both 01:00s', async () => {
      const { desk } = await openPractice(world());
      const first = await desk().book({ ...always, appointmentType: 'hour', start: '2026-11-01T01:00:00-04:00' });
      const second = await desk().book({ ...always, appointmentType: 'hour', start: '2026-11-01T01:00:00-05:00' });
      expect(bodyOf(first)).toMatchObject({ start: '2026-11-01T01:00:00-04:00', end: '2026-11-01T01:00:00-05:00' });
      expect(bodyOf(second)).toMatchObject({ start: '2026-11-01T01:00:00-05:00', end: '2026-11-01T02:00:00-05:00' });
    });

    it('has 25 hours to book', async () => {
      const { desk } = await openPractice(world());
      const outcomes: unknown[] = [];
      for (
        let hour = Date.parse('2026-11-01T04:00:00Z');
        hour < Date.parse('2026-11-02T05:00:00Z');
        hour += 3_600_000
      ) {
        const start = new Date(hour).toISOString();
        outcomes.push(await outcomeOf(desk().book({ ...always, appointmentType: 'hour', start })));
      }
      expect(outcomes).toEqual(Array.from({ length: 25 }, () => 201));
    });
  });

  describe('booking on Lord Howe Island, where the clocks move by half an hour', () => {
    it('books the repeated half hour twice', async () => {
      const { desk } = await openPractice(world(), 'Australia/Lord_Howe');
      const first = await desk().book({ ...always, start: '2026-04-05T01:30:00+11:00' });
      const second = await desk().book({ ...always, start: '2026-04-05T01:30:00+10:30' });
      expect(bodyOf(first)).toMatchObject({ start: '2026-04-05T01:30:00+11:00', end: '2026-04-05T01:30:00+10:30' });
      expect(bodyOf(second)).toMatchObject({ start: '2026-04-05T01:30:00+10:30', end: '2026-04-05T02:00:00+10:30' });
    });

    it('refuses the skipped half hour and books what follows it', async () => {
      const { desk } = await openPractice(world(), 'Australia/Lord_Howe');
      expect(await outcomeOf(desk().book({ ...always, start: '2026-10-04T02:15:00+10:30' }))).toBe('SLOT_UNAVAILABLE');
      const after = await desk().book({ ...always, start: '2026-10-04T02:30:00+11:00' });
      expect(bodyOf(after)).toMatchObject({ end: '2026-10-04T03:00:00+11:00' });
      // The same instant, and the same minute of the clock before the change.
      expect(await outcomeOf(desk().book({ ...always, start: '2026-10-03T15:30:00Z' }))).toBe('SLOT_TAKEN');
    });
  });

  describe('windows over midnight', () => {
    it('are one opening: an appointment may cross local midnight', async () => {
      const { desk } = await openPractice(world());
      const booked = await desk().book({ providerId: 'dr-night', start: '2026-03-03T23:45:00-05:00' });
      expect(bodyOf(booked)).toMatchObject({ end: '2026-03-04T00:15:00-05:00' });
      expect(await outcomeOf(desk().book({ providerId: 'dr-night', start: '2026-03-04T05:45:00-05:00' }))).toBe(
        'SLOT_UNAVAILABLE',
      );
    });

    it('claim both pages when an appointment crosses midnight in UTC', async () => {
      const { practiceId, desk } = await openPractice(world());
      await desk().book({ ...always, appointmentType: 'hour', start: '2026-03-03T18:30:00-05:00' });
      const claims = Object.keys(await world().claims(practiceId, 'dr-always'));
      expect(claims.filter((claim) => claim.startsWith('2026-03-03'))).toHaveLength(6);
      expect(claims.filter((claim) => claim.startsWith('2026-03-04'))).toHaveLength(6);
      expect(await outcomeOf(desk().book({ ...always, start: '2026-03-03T19:15:00-05:00' }))).toBe('SLOT_TAKEN');
    });
  });
}
