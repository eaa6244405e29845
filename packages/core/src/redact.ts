import { Phi } from './phi.ts';

const REDACTED = '[REDACTED]';

/** Names under which patient data, secrets or whole messages travel, without case, dashes and underscores; whatever
 *  stands under them is never printed. */
const SENSITIVE_NAMES: ReadonlySet<string> = new Set([
  'patient',
  'patientname',
  'name',
  'fullname',
  'givenname',
  'familyname',
  'firstname',
  'lastname',
  'birthdate',
  'dateofbirth',
  'dob',
  'ssn',
  'address',
  'phone',
  'phonenumber',
  'customerendpoint',
  'email',
  'memberid',
  'reason',
  'note',
  'notes',
  'internalnotes',
  'message',
  'event',
  'body',
  'rawbody',
  'sentbody',
  'headers',
  'rawquerystring',
  'querystringparameters',
  'authorization',
  'cookie',
  'cookies',
  'setcookie',
  'token',
  'accesstoken',
  'idtoken',
  'refreshtoken',
  'ticket',
  'secret',
  'clientsecret',
  'password',
  'apikey',
  'xapikey',
  'xwebhooksecret',
]);

const DEEPEST = 8;
const LONGEST_TEXT = 1_024;
/** A line says little more than this well, and a graph of objects has no end. */
const MOST_MEMBERS = 500;

/** A copy that is safe to print: PHI and sensitive members replaced, errors reduced, instances of classes left out,
 *  depth, length and number of members bounded (so cycles end). The second line of defence behind the logger's types. */
export function redact(value: unknown): unknown {
  return printable(value, 0, { membersLeft: MOST_MEMBERS });
}

function printable(value: unknown, depth: number, budget: { membersLeft: number }): unknown {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return `[${typeof value}]`;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Phi) return '[PHI]';
  if (value instanceof Error) return describeError(value);
  if (depth >= DEEPEST) return '[DEEP]';
  if (Array.isArray(value)) return printableList(value, depth, budget);
  // A class keeps what it likes in its members (a Buffer its bytes), under names that nobody reviewed.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return '[OBJECT]';
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (budget.membersLeft-- <= 0) break;
    const safe = isSensitive(name) && member !== undefined ? REDACTED : printable(member, depth + 1, budget);
    if (name === '__proto__') continue;
    copy[name] = safe;
  }
  return copy;
}

function printableList(list: readonly unknown[], depth: number, budget: { membersLeft: number }): unknown[] {
  const copy: unknown[] = [];
  for (const member of list) {
    if (budget.membersLeft-- <= 0) break;
    copy.push(printable(member, depth + 1, budget));
  }
  return copy;
}

function isSensitive(name: string): boolean {
  return SENSITIVE_NAMES.has(name.toLowerCase().replaceAll('-', '').replaceAll('_', ''));
}

/** Class names and codes are words; anything else in their place might be input. */
const WORD = /^[\w.$-]{1,64}$/;
const FRAME = /^\s+at .+:\d+:\d+\)?$/;
const MOST_FRAMES = 12;
const HEADER_WITHOUT_MESSAGE = /^[\w.$[\] ]*(?:\n|$)/;
const AFTER_MESSAGE = /^(?:\n|$)/;

/** What of an error may be printed: its name, its code and where it came from. Its message may quote input, so it stays out. */
export function describeError(error: unknown): { errorName: string; errorCode?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error && typeof error.code === 'string' && WORD.test(error.code) ? error.code : undefined;
  const frames = framesOf(error);
  return {
    errorName: typeof error.name === 'string' && WORD.test(error.name) ? error.name : 'Error',
    ...(code !== undefined && { errorCode: code }),
    ...(frames !== undefined && { frames }),
  };
}

/** The places in an error's stack. The stack repeats the message, which may itself have lines that look like places,
 *  so all up to its end is cut off; a stack whose first part is not the message has been changed and is not printed. */
function framesOf({ stack, message }: Error): string[] | undefined {
  if (typeof stack !== 'string') return undefined;
  const messageAt = stack.indexOf(message);
  if (messageAt < 0 || stack.lastIndexOf('\n', messageAt - 1) >= 0) return undefined;
  const rest = stack.slice(messageAt + message.length);
  if (!(message === '' ? HEADER_WITHOUT_MESSAGE : AFTER_MESSAGE).test(rest)) return undefined;
  return rest
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim());
}
