import { randomBytes, randomUUID } from 'node:crypto';

/** Where new identifiers come from; a test may give its own. */
export interface IdSource {
  /** A new unguessable id such as `apt_9f2c…`: the prefix, an underscore, 32 hexadecimal digits. Never derived from data. */
  next(prefix: string): string;
}

export const randomIds: IdSource = { next: (prefix) => `${prefix}_${randomUUID().replaceAll('-', '')}` };

/** A key that sorts by time, then at random: `<UTC instant in ms>#<8 random bytes>`. For range keys of logs and events. */
export function timeOrderedKey(epochMilliseconds: number): string {
  return `${new Date(epochMilliseconds).toISOString()}#${randomBytes(8).toString('hex')}`;
}
