import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSigned } from './standard-webhook.ts';
import { isLongEnough, isSameText } from './webhook-secret.ts';

/** The vector that the reference libraries of the specification test themselves with. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const HEADERS = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const BODY = Buffer.from('{"test": 2432232314}');
const NOW = 1_614_265_330_000;

const signed = (
  changes: Partial<typeof HEADERS> = {},
  options: { body?: Buffer; secret?: string; now?: number } = {},
) => isSigned({ ...HEADERS, ...changes }, options.body ?? BODY, options.secret ?? SECRET, options.now ?? NOW);

describe('a signed delivery', () => {
  it("is the official test vector's", () => {
    expect(signed()).toBe(true);
    expect(signed({}, { secret: SECRET.replace('whsec_', '') })).toBe(true);
  });

  it('may be five minutes old or ahead, and not a second more', () => {
    for (const seconds of [-300, 300]) expect(signed({}, { now: NOW + seconds * 1000 })).toBe(true);
    for (const seconds of [-301, 301, 86_400]) expect(signed({}, { now: NOW + seconds * 1000 })).toBe(false);
  });

  it('is another with another id, timestamp, body or secret', () => {
    expect(signed({ id: 'msg_other' })).toBe(false);
    expect(signed({ timestamp: '1614265331' })).toBe(false);
    expect(signed({}, { body: Buffer.from('{"test":2432232314}') })).toBe(false);
    expect(signed({}, { secret: `whsec_${randomBytes(24).toString('base64')}` })).toBe(false);
  });

  it('may have several signatures, of which one fits', () => {
    const signature = `v1a,AAAA v1,${randomBytes(32).toString('base64')} ${HEADERS.signature}`;
    expect(signed({ signature })).toBe(true);
    expect(signed({ signature: HEADERS.signature.replace('v1,', 'v2,') })).toBe(false);
  });

  it('is looked for among all signatures, up to a header that nobody would send', () => {
    const others = (count: number) => Array.from({ length: count }, () => `v1,${randomBytes(32).toString('base64')}`);
    expect(signed({ signature: [...others(40), HEADERS.signature].join(' ') })).toBe(true);
    expect(signed({ signature: [...others(100), HEADERS.signature].join(' ') })).toBe(false);
  });

  it.each(['', ' ', 'v1', 'v1,', 'v1,%%%', 'g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', 'v1,AAAA'])(
    'has not the signature %j',
    (signature) => expect(signed({ signature })).toBe(false),
  );

  it.each(['', '0', '-1614265330', '1614265330.0', '0x60379ab2', 'NaN', ' 1614265330'])(
    'has not the timestamp %j',
    (timestamp) => {
      const signature = `v1,${hmac(SECRET, `${HEADERS.id}.${timestamp}.${BODY}`)}`;
      expect(signed({ timestamp, signature })).toBe(false);
    },
  );

  it('is over bytes, whatever they are', () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0x7b]);
    const content = Buffer.concat([Buffer.from(`${HEADERS.id}.${HEADERS.timestamp}.`), body]);
    expect(signed({ signature: `v1,${hmac(SECRET, content)}` }, { body })).toBe(true);
  });
});

describe('a secret', () => {
  it('is the same as another whole', () => {
    expect(isSameText('ab', 'ab')).toBe(true);
    for (const text of ['', 'ab ', 'a', 'AB']) expect(isSameText(text, 'ab')).toBe(false);
  });

  it('is long enough when nobody could guess it, whether it signs or is shown', () => {
    for (const long of [SECRET, 'x'.repeat(32), randomBytes(32).toString('hex')]) expect(isLongEnough(long)).toBe(true);
    for (const weak of ['whsec_', '', 'whsec_c2hvcnQ=', 'x'.repeat(31), '!'.repeat(40)]) {
      expect(isLongEnough(weak)).toBe(false);
    }
  });
});

function hmac(secret: string, content: string | Buffer): string {
  return createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(content)
    .digest('base64');
}
