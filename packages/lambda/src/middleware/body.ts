import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { ApiEvent, ApiMiddleware, ChainRequest } from '../chain.ts';
import { headerOf } from '../headers.ts';
import { pointerTo } from '../json-pointer.ts';

/** Our largest request is under 64 KB; API Gateway would let 10 MB pass. */
export const LARGEST_BODY_BYTES = 256 * 1024;
export const DEEPEST_BODY = 20;

const JSON_IN_UTF8 = /^application\/json\s*(?:;\s*charset\s*=\s*(?:utf-8|"utf-8")\s*)?;?\s*$/i;
const REPLACEMENT_CHARACTER = '\ufffd';
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads the request's JSON into `sentBody`. For operations that need a body.
 *  Throws INPUT_INVALID, UNSUPPORTED_MEDIA_TYPE, CONTENT_TOO_LARGE; no error keeps what was sent. */
export function body(): ApiMiddleware {
  const readBody = ({ event, internal }: ChainRequest): void => {
    if (event.body === undefined || event.body === '') throw inputInvalid('', 'a JSON body is required');
    if (!JSON_IN_UTF8.test(headerOf(event, 'content-type') ?? '')) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
    const sent = parseJson(textOf(event, event.body));
    inspect(sent, []);
    internal.sentBody = sent;
  };

  return { name: 'body', before: readBody };
}

function textOf(event: ApiEvent, sent: string): string {
  if (!event.isBase64Encoded) {
    if (Buffer.byteLength(sent) > LARGEST_BODY_BYTES) throw new AppError('CONTENT_TOO_LARGE');
    // The gateway has put these in the place of bytes that are no UTF-8; a name must not be kept without its letters.
    if (sent.includes(REPLACEMENT_CHARACTER)) throw inputInvalid('', 'must be UTF-8, without replacement characters');
    return sent;
  }
  const bytes = Buffer.from(sent, 'base64');
  if (bytes.length > LARGEST_BODY_BYTES) throw new AppError('CONTENT_TOO_LARGE');
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw inputInvalid('', 'must be UTF-8');
  }
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
