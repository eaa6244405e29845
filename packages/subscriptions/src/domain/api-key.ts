import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A live key opens its practice; a test key opens a sandbox practice and nothing else. */
export type KeyMode = 'live' | 'test';

/** What is left of a key once it was shown. */
export interface ApiKeyDigest {
  readonly mode: KeyMode;
  /** Hexadecimal SHA-256 of the whole key. */
  readonly hash: string;
}

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_CHARACTERS = 32;
const CHECKSUM_CHARACTERS = 6;
const KEY_FORM = /^fd_(live|test)_[0-9A-Za-z]{38}$/;

/** A key that nobody can guess: `fd_live_` or `fd_test_`, 32 random characters (190 bits), and a checksum of 6. `random` gives a
 *  uniform integer below its argument. */
export function newApiKey(mode: KeyMode, random: (below: number) => number = randomInt): string {
  const secret = Array.from({ length: RANDOM_CHARACTERS }, () => BASE_62.charAt(random(BASE_62.length))).join('');
  return withChecksum(`fd_${mode}_${secret}`);
}

/** The key with its checksum: CRC-32 (ISO 3309) of everything before it, in base 62, most significant digit first, as in GitHub's
 *  tokens. It detects every wrong character, every pair of neighbors in the wrong order, and `live` in the place of `test`; of
 *  other errors it misses one in four billion. It keeps typing errors from the database and lets scanners recognize leaked keys.
 *  It is no signature: anybody can compute it.
 *  https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/ */
export function withChecksum(text: string): string {
  let [rest, digits] = [crc32(text), ''];
  while (digits.length < CHECKSUM_CHARACTERS) {
    digits = BASE_62.charAt(rest % BASE_62.length) + digits;
    rest = Math.floor(rest / BASE_62.length);
  }
  return text + digits;
}

/** Reads a key as a caller sent it. Undefined when it is malformed or mistyped. Keys are looked up by their hash, so the time that
 *  a look-up takes tells nothing of a key: nobody can choose the hash of a guess. */
export function readApiKey(text: string): ApiKeyDigest | undefined {
  const mode = KEY_FORM.exec(text)?.[1];
  if (mode === undefined || withChecksum(text.slice(0, -CHECKSUM_CHARACTERS)) !== text) return undefined;
  return { mode: mode as KeyMode, hash: hashOf(text) };
}

/** What is stored of a key. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
