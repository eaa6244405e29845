import { jsonAnswer } from '@frontdesk/core/answer';
import { SetClock } from '@frontdesk/testing/set-clock';
import { describe, expect, it } from 'vitest';
import type { KeptAnswers } from '../ports/kept-answers.ts';

const first = jsonAnswer(201, { id: 'cls_1' }, { location: '/closures/cls_1' });
const second = jsonAnswer(201, { id: 'cls_2' });
const DAY_SECONDS = 86_400;

/** What every keeper of answers does. `nextScope` gives a scope that nothing is kept under. */
export function keptAnswersSuite(connect: (clock: SetClock) => KeptAnswers, nextScope: () => string): void {
  describe('a keeper of answers', () => {
    const start = () => {
      const clock = new SetClock('2026-11-22T12:00:00Z');
      const request = { scope: nextScope(), requestHash: 'a' };
      return { clock, request, answers: connect(clock), deadline: clock.now() + 10_000 };
    };

    it('finds nothing before anything is kept', async () => {
      const { answers, request } = start();
      expect(await answers.find(request)).toBeUndefined();
    });

    it('keeps the first answer, whatever comes after', async () => {
      const { answers, request, deadline } = start();
      expect(await answers.keep(request, first, deadline)).toEqual(first);
      expect(await answers.keep(request, second, deadline)).toEqual(first);
      expect(await answers.find(request)).toEqual(first);
    });

    it('refuses the key for another request', async () => {
      const { answers, request, deadline } = start();
      await answers.keep(request, first, deadline);
      const other = { ...request, requestHash: 'b' };
      await expect(answers.find(other)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      await expect(answers.keep(other, second, deadline)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    });

    it('forgets after a day', async () => {
      const { answers, clock, request, deadline } = start();
      await answers.keep(request, first, deadline);
      clock.advance(DAY_SECONDS + 1);
      expect(await answers.find(request)).toBeUndefined();
      expect(await answers.keep(request, second, clock.now() + 10_000)).toEqual(second);
    });
  });
}
