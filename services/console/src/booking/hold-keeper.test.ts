import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { HoldKeeper } from './hold-keeper.ts';

/** An API that answers when the test says so. */
function slowApi() {
  const open: { start: string; answer: () => void }[] = [];
  const released: string[] = [];
  const api = {
    createHold: ({ body }: { body: { start: string } }) =>
      new Promise((resolve) => {
        open.push({ start: body.start, answer: () => resolve({ id: `hold_${body.start}`, start: body.start }) });
      }),
    releaseHold: async ({ path }: { path: { id: string } }) => void released.push(path.id),
  };
  const answer = (start: string) => open.find((each) => each.start === start)?.answer();
  return { keeper: new HoldKeeper(api as never), answer, released };
}
const at = (start: string) => ({ providerId: 'dr-adams', appointmentType: 'exam', start });

it('gives back a time that comes after another one was chosen, whichever is answered first', async () => {
  for (const order of [
    ['9:00', '9:15'],
    ['9:15', '9:00'],
  ]) {
    const { keeper, answer, released } = slowApi();
    const first = keeper.take(at('9:00'));
    await turn();
    const second = keeper.take(at('9:15'));
    await turn();
    for (const start of order) answer(start);
    expect([await first, (await second)?.start]).toEqual([undefined, '9:15']);
    expect(released).toEqual(['hold_9:00']);
    keeper.release();
    expect(released).toEqual(['hold_9:00', 'hold_9:15']);
  }
});

it('gives back a time that comes after the dialog was closed', async () => {
  const { keeper, answer, released } = slowApi();
  const taking = keeper.take(at('9:00'));
  await turn();
  keeper.release();
  answer('9:00');
  expect(await taking).toBeUndefined();
  expect(released).toEqual(['hold_9:00']);
});

it('keeps what was booked', async () => {
  const { keeper, answer, released } = slowApi();
  const taking = keeper.take(at('9:00'));
  await turn();
  answer('9:00');
  await taking;
  keeper.keep();
  keeper.release();
  expect(released).toEqual([]);
});

it('waits until a time is given back before it holds it again', async () => {
  const { promise: gone, resolve: goes } = Promise.withResolvers<void>();
  const asked: string[] = [];
  const api = {
    createHold: async () => {
      asked.push('hold');
      return { id: 'hold_1' };
    },
    releaseHold: () => {
      asked.push('release');
      return gone;
    },
  };
  const first = new HoldKeeper(api as never);
  await first.take(at('9:00'));
  first.release();
  const again = new HoldKeeper(api as never).take(at('9:00'));
  await turn();
  expect(asked).toEqual(['hold', 'release']);
  goes();
  await again;
  expect(asked).toEqual(['hold', 'release', 'hold']);
});
