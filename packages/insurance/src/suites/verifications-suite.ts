import { randomUUID } from 'node:crypto';
import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import { ADA, type Asked, FrontDesk, shown } from '../testing/front-desk.ts';
import { MemoryPayer } from '../testing/memory-payer.ts';
import { someVerification } from '../testing/some-verification.ts';
import type { World } from '../testing/world.ts';

const DAY_SECONDS = 24 * 60 * 60;

/** What holds of verifications wherever they are kept. */
export function verificationsSuite(world: () => World): void {
  const refusedFor72 = () =>
    new MemoryPayer({ kind: 'refused', errors: [{ code: '72', fixBy: 'caller', retryable: false }] });

  describe('a request for a verification', () => {
    it('is kept, noted and given to a worker of the desk', async () => {
      const desk = new FrontDesk(world());
      const answer = await desk.request();
      const { id, status } = shown(answer);
      expect(answer).toMatchObject({
        statusCode: 202,
        headers: { location: `/insurance/verifications/${id}`, 'retry-after': '1' },
      });
      expect(status).toBe('queued');
      expect(desk.queue.sent).toEqual([
        { lane: 'desk', key: { practiceId: desk.practiceId, verificationId: id }, delaySeconds: 0 },
      ]);
      expect(await world().trail(desk.practiceId, id)).toMatchObject([{ action: 'verification-requested' }]);
      expect(await desk.read(id)).toMatchObject({ id, status: 'queued', payerId: 'BCBSF', serviceDate: '2026-12-08' });
    });

    it('asks the payer of the plan', async () => {
      const desk = new FrontDesk(world());
      expect(shown(await desk.request({ planId: 'ppo' }))).toMatchObject({ planId: 'ppo', payerId: 'AETNA' });
      await expect(desk.request({ planId: 'hmo' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    });

    it('is answered once per key, and each further time noted as a read', async () => {
      const desk = new FrontDesk(world());
      const key = randomUUID();
      const first = await desk.request({}, key);
      world().clock.advance(1);
      expect(await desk.request({}, key)).toEqual(first);
      await expect(desk.request({ serviceDate: '2026-12-09' }, key)).rejects.toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
      expect(desk.queue.sent).toHaveLength(1);
      const trail = await world().trail(desk.practiceId, shown(first).id);
      expect(trail.map(({ action }) => action)).toEqual(['verification-requested', 'read']);
    });

    it('stands when no worker could be told, and the sweep tells one', async () => {
      const desk = new FrontDesk(world());
      const send = () => Promise.reject(new AppError('UNAVAILABLE'));
      const { id } = shown(await desk.request({}, randomUUID(), { ...desk.ports, queue: { send } as never }));
      await desk.sweep();
      expect(desk.queue.sent).toEqual([]);
      world().clock.advance(61);
      await desk.sweep();
      await desk.sweep();
      expect(desk.queue.sent.filter(({ key }) => key.verificationId === id)).toHaveLength(1);
    });
  });

  describe('the last verification', () => {
    it('answers for the same member, payer and service date, with when the payer answered', async () => {
      const desk = new FrontDesk(world());
      const { id } = shown(await desk.request());
      await desk.work(id);
      world().clock.advance(DAY_SECONDS - 10);
      const again = await desk.request({ patient: { ...ADA, memberId: 'xyz123456', familyName: 'QUICKSILVER' } });
      expect(again).toMatchObject({ statusCode: 202, headers: { 'retry-after': '0' } });
      expect(shown(again)).toMatchObject({ id, status: 'active', asOf: expect.stringMatching(/^2026-12-/) });
      expect(desk.queue.sent).toHaveLength(1);
      const trail = await world().trail(desk.practiceId, id);
      expect(trail.map(({ action }) => action)).toEqual(['verification-requested', 'read']);
    });

    it.each<[string, Asked]>([
      ['payer', { payerId: 'CIGNA' }],
      ['service date', { serviceDate: '2026-12-09' }],
      ['member id', { patient: { ...ADA, memberId: 'XYZ 123-457' } }],
      ['name under the same member id', { patient: { ...ADA, givenName: 'Byron' } }],
      ['birth date under the same member id', { patient: { ...ADA, birthDate: '2010-05-17' } }],
    ])('does not answer for another %s', async (_what, asked) => {
      const desk = new FrontDesk(world());
      expect(shown(await desk.request(asked)).id).not.toBe(shown(await desk.request()).id);
    });

    it('does not answer at another practice, after a day, or when it failed', async () => {
      const desk = new FrontDesk(world(), { payer: refusedFor72() });
      const first = shown(await desk.request());
      expect(shown(await new FrontDesk(world()).request()).id).not.toBe(first.id);
      await desk.work(first.id);
      const second = shown(await desk.request());
      expect(second.id).not.toBe(first.id);
      expect(shown(await desk.request()).id).toBe(second.id);
      world().clock.advance(DAY_SECONDS);
      expect(shown(await desk.request()).id).not.toBe(second.id);
    });

    it('is one of many requests at once', async () => {
      const desk = new FrontDesk(world());
      const answers = await Promise.all(Array.from({ length: 8 }, () => desk.request()));
      expect(new Set(answers.map((answer) => shown(answer).id)).size).toBe(1);
      expect(desk.queue.sent).toHaveLength(1);
    });
  });

  it('is not found at another practice', async () => {
    const { id } = shown(await new FrontDesk(world()).request());
    await expect(new FrontDesk(world()).read(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  describe('a worker', () => {
    it('writes down what the payer says, and publishes that it did without saying what', async () => {
      const desk = new FrontDesk(world());
      const { id } = shown(await desk.request({ appointmentId: 'apt_1' }));
      await desk.work(id);
      const verification = await desk.read(id);
      expect(verification).toMatchObject({ status: 'active', tries: 1 });
      expect(verification.coverage?.reveal()).toMatchObject({ planName: 'Choice PPO', copayCents: 2_500 });
      expect(await world().events(desk.practiceId)).toMatchObject([
        {
          event: 'insurance.verified',
          topic: 'insurance',
          data: { verificationId: id, appointmentId: 'apt_1', outcome: 'answered', version: 3 },
          facts: { payerId: verification.payerId, outcome: 'active' },
        },
      ]);
      expect(JSON.stringify(await world().events(desk.practiceId))).not.toMatch(/XYZ|Quicksilver|1980|Choice/);
    });

    it('asks once, however many messages there are at once', async () => {
      const payer = new MemoryPayer();
      const desk = new FrontDesk(world(), { payer });
      const { id } = shown(await desk.request());
      await Promise.all(Array.from({ length: 5 }, () => desk.work(id)));
      await desk.work(id);
      expect(payer.inquiries.map(({ inquiryId }) => inquiryId)).toEqual([id]);
      expect(await world().events(desk.practiceId)).toHaveLength(1);
    });

    it('tells the next one when to try again, and ends with what the caller must mend', async () => {
      const desk = new FrontDesk(world(), {
        payer: new MemoryPayer(
          { kind: 'unavailable', reason: 'throttled', retryAfterSeconds: 90 },
          { kind: 'refused', errors: [{ code: '75', fixBy: 'caller', retryable: false }] },
        ),
      });
      const { id } = shown(await desk.request());
      desk.queue.take();
      await desk.work(id);
      expect(desk.queue.take()).toMatchObject([{ lane: 'desk', delaySeconds: 90 }]);
      expect(await desk.read(id)).toMatchObject({ status: 'retrying', errors: [{ code: 'PAYER_BUSY' }] });
      await desk.work(id);
      expect(desk.queue.take()).toMatchObject([{ delaySeconds: 90 }]);
      world().clock.advance(90);
      await desk.work(id);
      expect(await desk.read(id)).toMatchObject({ status: 'failed', errors: [{ code: '75', fixBy: 'caller' }] });
      expect(desk.queue.take()).toEqual([]);
      expect((await world().events(desk.practiceId)).map(({ data }) => data)).toMatchObject([{ outcome: 'failed' }]);
    });
  });

  describe('a change', () => {
    it('is refused when the verification is no longer what was read, and then publishes nothing', async () => {
      const desk = new FrontDesk(world());
      const { id } = shown(await desk.request());
      const before = await desk.read(id);
      const after = { ...before, version: before.version + 1, tries: 7 };
      const change = { before, after, deadline: desk.soon };
      expect(await world().verifications.change(change)).toBe(true);
      expect(await world().verifications.change({ ...change, after: { ...after, tries: 8 } })).toBe(false);
      expect(await desk.read(id)).toEqual(after);
    });

    it('brings back every member of a verification as it was', async () => {
      const desk = new FrontDesk(world());
      const { id } = shown(await desk.request());
      const before = await desk.read(id);
      const errors = [{ code: '42', fixBy: 'payer', retryable: true } as const];
      const full = someVerification(before.createdAt, { ...before, version: 2, planId: 'ppo', errors, takenUntil: 5 });
      await world().verifications.change({ before, after: full, deadline: desk.soon });
      expect(await desk.read(id)).toEqual(full);
      const { takenUntil: _until, sweepAt: _sweep, nextTryAt: _next, ...rest } = full;
      await world().verifications.change({ before: full, after: { ...rest, version: 3 }, deadline: desk.soon });
      expect(await desk.read(id)).toEqual({ ...rest, version: 3 });
    });
  });
}
