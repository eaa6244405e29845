import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SigningHash } from './signing-hash.ts';

async function digestOf(chunks: readonly Uint8Array[], secret?: string | Uint8Array | ArrayBuffer): Promise<string> {
  const signing = new SigningHash(secret);
  for (const chunk of chunks) signing.update(chunk);
  return Buffer.from(await signing.digest()).toString('hex');
}

describe('the hash of signatures', () => {
  it('is SHA-256, of any number of parts', async () => {
    for (const parts of [[], [Buffer.from('one')], [randomBytes(70_000), Buffer.alloc(0), randomBytes(3)]]) {
      expect(await digestOf(parts)).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
    }
  });

  it('is its HMAC with every secret, however many there have been', async () => {
    const data = randomBytes(100);
    for (let round = 0; round < 30; round += 1) {
      const bytes = randomBytes(32);
      const part = new Uint8Array(bytes.buffer, bytes.byteOffset + 4, 20);
      const whole = new Uint8Array(bytes).buffer;
      const texts = ['AWS4secret', `AWS4${bytes.toString('hex')}`];
      for (const secret of [bytes, part, ...texts]) {
        const expected = createHmac('sha256', secret).update(data).digest('hex');
        expect(await digestOf([data], secret)).toBe(expected);
        expect(await digestOf([data], secret)).toBe(expected);
      }
      expect(await digestOf([data], whole)).toBe(createHmac('sha256', bytes).update(data).digest('hex'));
    }
  });

  it('begins anew after a reset', async () => {
    const signing = new SigningHash('secret');
    signing.update(Buffer.from('before'));
    signing.reset();
    signing.update(Buffer.from('after'));
    const expected = createHmac('sha256', 'secret').update('after').digest('hex');
    expect(Buffer.from(await signing.digest()).toString('hex')).toBe(expected);
  });
});
