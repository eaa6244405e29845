import { Phi } from './phi.ts';

const REDACTED = '[REDACTED]';

/** Names under which patient data or secrets travel; whatever stands under them is never printed. */
const SENSITIVE_NAMES = new Set(
  [
    'patient',
    'givenName',
    'familyName',
    'birthDate',
    'phone',
    'email',
    'memberId',
    'reason',
    'note',
    'internalNotes',
    'name',
    'address',
    'ssn',
    'body',
    'rawBody',
    'headers',
    'authorization',
    'cookie',
    'token',
    'ticket',
    'secret',
    'password',
    'apiKey',
    'x-api-key',
    'x-webhook-secret',
    'phoneNumber',
    'customerEndpoint',
    'message',
  ].map((name) => name.toLowerCase()),
);

const DEEPEST = 8;

/** A copy that is safe to print: PHI and sensitive members replaced, errors reduced, depth bounded, cycles cut.
 *  The second line of defence behind the logger's types. */
export function redact(value: unknown, depth = 0): unknown {
  if (value instanceof Phi) return '[PHI]';
  if (value instanceof Error) return describeError(value);
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function')
    return String(typeof value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEEPEST) return '[DEEP]';
  if (Array.isArray(value)) return value.map((member) => redact(member, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      SENSITIVE_NAMES.has(name.toLowerCase()) && member !== undefined ? REDACTED : redact(member, depth + 1),
    ]),
  );
}

/** What of an error may be printed: its name, its code and where it came from. Its message may quote input, so it stays out. */
export function describeError(error: unknown): { errorName: string; errorCode?: string; frames?: string[] } {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // The stack repeats the message, which may have several lines; frames are the lines that name a place.
  const frames = error.stack?.split('\n').filter((line) => /^\s+at .+[:(]/.test(line) && /:\d+:\d+\)?$/.test(line));
  return {
    errorName: error.name,
    ...(code !== undefined && { errorCode: code }),
    ...(frames !== undefined && { frames: frames.slice(0, 12).map((line) => line.trim()) }),
  };
}
