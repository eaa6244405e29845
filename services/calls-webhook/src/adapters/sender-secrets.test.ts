import { describe, expect, it } from 'vitest';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import { senderSecretsOf } from './sender-secrets.ts';

const LONG = 'x'.repeat(32);
const secretOf = (name: string, sender = 'default', practices: SenderSecret['practices'] = '*'): SenderSecret => ({
  sender,
  secret: `whsec_${name}${LONG}`,
  practices,
});
const [A, B] = [`whsec_a${LONG}`, `whsec_b${LONG}`];

describe("the senders' secrets", () => {
  it('are those of the current and the previous value', () => {
    expect(senderSecretsOf([`${B}\n`, A])).toEqual([secretOf('b'), secretOf('a')]);
    expect(senderSecretsOf([B])).toEqual([secretOf('b')]);
  });

  it('may name senders, each with its secrets and the practices that it may speak for', () => {
    const senders = {
      connect: { secrets: [A], practices: '*' },
      vendor: { secrets: [B, `${B}2`], practices: ['p001', 'p002'] },
      careless: { secrets: ['short'], practices: '*' },
    };
    expect(senderSecretsOf([JSON.stringify({ senders }), A])).toEqual([
      secretOf('a', 'connect'),
      secretOf('b', 'vendor', ['p001', 'p002']),
      { ...secretOf('b', 'vendor', ['p001', 'p002']), secret: `${B}2` },
      secretOf('a'),
    ]);
  });

  it('open nothing when they could be guessed, or when there are none', () => {
    expect(senderSecretsOf(['monday', ''])).toEqual([]);
    expect(senderSecretsOf([])).toEqual([]);
  });

  it.each(['{"senders": {"vendor": {"secrets": "one"}}}', '{"senders"'])(
    'are unavailable when the current value cannot be read',
    (current) => {
      expect(() => senderSecretsOf([current, A])).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    },
  );

  it('leave out a previous value that cannot be read', () => {
    expect(senderSecretsOf([B, '{"senders"'])).toEqual([secretOf('b')]);
  });
});
