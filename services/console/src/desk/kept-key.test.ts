import { expect, it } from 'vitest';
import { KeptKey } from './kept-key.ts';

/** Sends these bodies one after another; those marked with `!` get no answer. The keys that go along, as letters. */
async function keysOf(...sent: readonly string[]): Promise<string> {
  const kept = new KeptKey();
  const keys: string[] = [];
  for (const name of sent) {
    const send = async ({ idempotencyKey }: { idempotencyKey: string }): Promise<void> => {
      keys.push(idempotencyKey);
      if (name.endsWith('!')) throw new Error('No answer came.');
    };
    await kept.during({ name: name.replace('!', '') }, send).catch(() => undefined);
  }
  const letters = [...new Set(keys)];
  return keys.map((key) => 'abcdef'[letters.indexOf(key)]).join('');
}

it('keeps a key while no answer comes, and no longer than the same is sent', async () => {
  expect(await keysOf('Ada!', 'Ada!', 'Ada')).toBe('aaa');
  expect(await keysOf('Ada!', 'Bob!', 'Ada')).toBe('abc');
  // What was answered and is sent again is meant to be done again.
  expect(await keysOf('Ada', 'Ada')).toBe('ab');
});
