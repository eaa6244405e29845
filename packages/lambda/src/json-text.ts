import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import { pointerTo } from './json-pointer.ts';

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

/** Reads a body's JSON, bounded in depth. Throws INPUT_INVALID; no error keeps what was sent. */
export function readJson(text: string): unknown {
  const sent = parseJson(text);
  inspect(sent, []);
  return sent;
}

/** JSON.parse's error quotes the text, so it is dropped and not kept as a cause. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw inputInvalid('', 'must be JSON');
  }
}

/** Refuses what no schema should have to think of: bottomless nesting, halves of surrogate pairs (which no UTF-8 store
 *  takes) and a member named `__proto__` (harmless as JSON.parse leaves it, a prototype once somebody copies it). */
function inspect(value: unknown, path: (string | number)[]): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw inputInvalid(pointerTo(path), 'must be well-formed Unicode');
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if (path.length >= DEEPEST_BODY) throw inputInvalid('', `must not be nested more than ${DEEPEST_BODY} levels deep`);
  const members: Iterable<[string | number, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [name, member] of members) {
    if (typeof name === 'string') inspectName(name, path);
    // One path for the whole walk: a copy per member would cost more than the walk.
    path.push(name);
    inspect(member, path);
    path.pop();
  }
}

function inspectName(name: string, path: readonly (string | number)[]): void {
  if (!name.isWellFormed()) throw inputInvalid(pointerTo(path), 'must have names of well-formed Unicode');
  if (name === '__proto__') throw inputInvalid(pointerTo([...path, name]), 'is not a known member');
}
