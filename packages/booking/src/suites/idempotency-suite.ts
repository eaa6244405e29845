import type { Answer } from '@frontdesk/core/answer';
import { describe, expect, it } from 'vitest';
import { staff } from '../testing/callers.ts';
import { bodyOf, FrontDesk, outcomeOf } from '../testing/front-desk.ts';
import { openPractice, type World } from '../testing/world.ts';
import type { AuditTrailPage } from '../use-cases/read-appointment-audit.ts';

const start = '2026-03-03T10:00:00-05:00';

/** What a repeated request is told, whatever the ports stand on. */
export function idempotencySuite(world: () => World): void {
  describe('an idempotency key', () => {
    it('gives the first answer again, byte for byte, also to twenty clients at once', async () => {
      const { desk } = await openPractice(world());
      const answers = await Promise.all(Array.from({ length: 20 }, () => desk().book({ start, key: 'key-1' })));
      expect(new Set(answers.map((answer) => JSON.stringify([answer.statusCode, answer.body]))).size).toBe(1);
      expect(answers.map((answer) => answer.headers)).toEqual(answers.map(() => answers[0]?.headers));
      expect(await world().events(answers.map((answer) => bodyOf(answer).id)[0] ?? '')).toEqual(['appointment.booked']);
    });

    it('with another body is refused', async () => {
      const { desk } = await openPractice(world());
      await desk().book({ start, key: 'key-1' });
      const other = desk().book({ start: '2026-03-03T11:00:00-05:00', key: 'key-1' });
      expect(await outcomeOf(other)).toBe('IDEMPOTENCY_KEY_REUSED');
    });

    it('with another body is refused for that reason, even where the body would be refused too', async () => {
      const { desk } = await openPractice(world());
      await desk().book({ start, key: 'key-1' });
      const other = desk().book({ start: '2026-03-03T03:00:00-05:00', key: 'key-1' });
      expect(await outcomeOf(other)).toBe('IDEMPOTENCY_KEY_REUSED');
    });

    it('is each actor’s and each practice’s own', async () => {
      const one = await openPractice(world());
      const other = await openPractice(world());
      const first = bodyOf(await one.desk('anna').book({ start, key: 'key-1' }));
      expect(await outcomeOf(one.desk('bert').book({ start, key: 'key-1' }))).toBe('SLOT_TAKEN');
      const third = bodyOf(await other.desk('anna').book({ start, key: 'key-1' }));
      expect(third.id).not.toBe(first.id);
    });

    it('is new after 24 hours', async () => {
      const { desk } = await openPractice(world());
      const first = bodyOf(await desk().book({ start, key: 'key-1' }));
      await desk().cancel(first.id);
      world().clock.advance(24 * 60 * 60 - 1);
      expect(bodyOf(await desk().book({ start, key: 'key-1' })).id).toBe(first.id);
      world().clock.advance(3);
      expect(bodyOf(await desk().book({ start, key: 'key-1' })).id).not.toBe(first.id);
    });

    it('keeps no refusal that decided nothing', async () => {
      const { desk } = await openPractice(world());
      const other = bodyOf(await desk().book({ start }));
      expect(await outcomeOf(desk().book({ start, key: 'key-1' }))).toBe('SLOT_TAKEN');
      await desk().cancel(other.id);
      expect(await outcomeOf(desk().book({ start, key: 'key-1' }))).toBe(201);
    });

    it('gives the first answer again although the time may no longer be booked', async () => {
      const { desk } = await openPractice(world());
      world().clock.set('2026-03-03T14:59:00Z');
      const first = await desk().book({ start, key: 'key-1' });
      world().clock.set('2026-03-03T15:01:00Z');
      expect(await desk().book({ start, key: 'key-1' })).toEqual(first);
    });

    it('gives the first answer to a booking with a hold again, although the hold is used up', async () => {
      const { desk } = await openPractice(world());
      const { id: holdId } = bodyOf(await desk().hold({ start }));
      const first = await desk().book({ start, holdId, key: 'key-1' });
      expect(await desk().book({ start, holdId, key: 'key-1' })).toEqual(first);
    });

    it('may come with a hold', async () => {
      const { desk } = await openPractice(world());
      const first = await desk().hold({ start }, 'key-1');
      world().clock.advance(60);
      expect(await desk().hold({ start }, 'key-1')).toEqual(first);
      const renewed = await desk().hold({ start });
      expect(bodyOf(renewed).id).not.toBe(bodyOf(first).id);
      expect(await desk().hold({ start }, 'key-1')).toEqual(first);
      expect(bodyOf(await desk().hold({ start }, 'key-2')).expiresAt).toBe(bodyOf(renewed).expiresAt);
    });

    it('may come with a change, and gives its first answer after the status has moved on', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      world().clock.set(start);
      const arrived = await desk().change('arrive', id, 'key-1');
      await desk().cancel(id);
      expect(await desk().change('arrive', id, 'key-1')).toEqual(arrived);
      expect(await outcomeOf(desk().change('arrive', id))).toBe('STATUS_CONFLICT');
      expect(await outcomeOf(desk().change('arrive', id, 'key-2'))).toBe('STATUS_CONFLICT');
    });

    it('of a reschedule gives its first answer after the appointment was moved back', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start }));
      const later = { start: '2026-03-03T11:00:00-05:00' };
      const moved = await desk().reschedule(id, later, 'key-1');
      await desk().reschedule(id, { start });
      expect(await desk().reschedule(id, later, 'key-1')).toEqual(moved);
      expect(await desk().read(id)).toMatchObject({ start, version: 3 });
    });
  });

  describe('a replayed answer', () => {
    const later = { start: '2026-03-03T11:00:00-05:00' };
    const operations: [string, string, (desk: FrontDesk, id: string) => Promise<Answer>][] = [
      ['a reschedule', 'rescheduled', (desk, id) => desk.reschedule(id, later, 'key-1')],
      ['a cancellation', 'cancelled', (desk, id) => desk.cancel(id, 'pat', 'key-1')],
      ['an arrival', 'arrived', (desk, id) => desk.change('arrive', id, 'key-1')],
      ['a no-show', 'noshow', (desk, id) => desk.change('no-show', id, 'key-1')],
    ];

    it('of a booking is noted as a read of the patient’s record, under the request that asked again', async () => {
      const { desk } = await openPractice(world());
      const { id } = bodyOf(await desk().book({ start, key: 'key-1' }));
      world().clock.advance(60);
      await desk().book({ start, key: 'key-1' });
      const { entries } = await desk().trail(id);
      expect(entries).toMatchObject([{ action: 'booked' }, { action: 'read', subject: 'agent-1' }]);
      expect(entries[1]?.requestId).not.toBe(entries[0]?.requestId);
    });

    it('of a booking that would be refused by now is noted too', async () => {
      const { desk } = await openPractice(world());
      world().clock.set('2026-03-03T14:59:00Z');
      const { id } = bodyOf(await desk().book({ start, key: 'key-1' }));
      world().clock.set('2026-03-03T15:01:00Z');
      await desk().book({ start, key: 'key-1' });
      expect(actionsIn(await desk().trail(id))).toEqual(['booked', 'read']);
    });

    it.each(operations)('of %s is noted, each time', async (_, action, operation) => {
      const { desk } = await openPractice(world());
      world().clock.set('2026-03-03T14:59:00Z');
      const { id } = bodyOf(await desk().book({ start }));
      world().clock.advance(60);
      const first = await operation(desk(), id);
      world().clock.advance(60);
      expect(await operation(desk(), id)).toEqual(first);
      world().clock.advance(60);
      expect(await operation(desk(), id)).toEqual(first);
      expect(actionsIn(await desk().trail(id))).toEqual(['booked', action, 'read', 'read']);
    });

    it('is told to nobody when that cannot be noted', async () => {
      const { practiceId, desk } = await openPractice(world());
      await desk().book({ start, key: 'key-1' });
      const { ports } = world();
      const audit = { ...ports.audit, record: () => Promise.reject(new Error('There is no trail.')) };
      const unnoted = new FrontDesk({ ...ports, audit }, staff(practiceId));
      await expect(unnoted.book({ start, key: 'key-1' })).rejects.toThrow('no trail');
    });
  });
}

function actionsIn({ entries }: AuditTrailPage): string[] {
  return entries.map(({ action }) => action);
}
