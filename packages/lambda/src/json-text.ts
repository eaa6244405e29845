import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type * as z from 'zod/mini';
import { pointerTo } from './json-pointer.ts';
import { knownPath } from './known-path.ts';

/** Our largest request is under 64 KB; API Gateway would let 10 MB pass. */
export const LARGEST_BODY_BYTES = 256 * 1024;
export const DEEPEST_BODY = 20;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Throws CONTENT_TOO_LARGE. */
export function requireBodySize(bytes: number): void {
  if (bytes > LARGEST_BODY_BYTES) throw new AppError('CONTENT_TOO_LARGE');
}

/** The text of a body that came as bytes. Throws INPUT_INVALID when it is not UTF-8. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw inputInvalid('', 'must be UTF-8');
  }
}

/** Reads a body's JSON, bounded in depth. Refuses what no schema should have to think of: halves of surrogate pairs (which no
 *  UTF-8 store takes) and a member named `__proto__` (harmless as JSON.parse leaves it, a prototype once somebody copies it).
 *  Throws INPUT_INVALID at the part of the path that `schema` names; no error keeps what was sent. */
export function readJson(text: string, schema: z.core.$ZodType): unknown {
  const sent = parseJson(text);
  inspect(sent, [], (path, message) => inputInvalid(pointerTo(knownPath(schema, path)), message));
  return sent;
}

/** Reads the JSON of a sender whose other members nobody looks at. One of them must not cost the whole message, so what
 *  `readJson` refuses is made harmless: members named `__proto__` are dropped, halves of surrogate pairs become U+FFFD.
 *  Throws INPUT_INVALID for text that is no JSON or nested too deep. */
export function readJsonLeniently(text: string): unknown {
  return harmless(parseJson(text), 0);
}

/** JSON.parse's error quotes the text, so it is dropped and not kept as a cause. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw inputInvalid('', 'must be JSON');
  }
}

type Refusal = (path: readonly (string | number)[], message: string) => AppError;

function inspect(value: unknown, path: (string | number)[], refusal: Refusal): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw refusal(path, 'must be well-formed Unicode');
    return;
  }
  if (value === null || typeof value !== 'object') return;
  requireDepth(path.length);
  const members: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [name, member] of members) {
    if (typeof name === 'string' && !name.isWellFormed()) throw refusal(path, 'must have names of well-formed Unicode');
    if (name === PROTOTYPE) throw refusal(path, 'has a member that is not known here');
    // One path for the whole walk: a copy per member would cost more than the walk.
    path.push(name);
    inspect(member, path, refusal);
    path.pop();
  }
}

const PROTOTYPE = '__proto__';

function harmless(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (value === null || typeof value !== 'object') return value;
  requireDepth(depth);
  if (Array.isArray(value)) return value.map((item) => harmless(item, depth + 1));
  const members = Object.entries(value).filter(([name]) => name !== PROTOTYPE);
  return Object.fromEntries(members.map(([name, member]) => [name.toWellFormed(), harmless(member, depth + 1)]));
}

function requireDepth(depth: number): void {
  if (depth >= DEEPEST_BODY) throw inputInvalid('', `must not be nested more than ${DEEPEST_BODY} levels deep`);
}
