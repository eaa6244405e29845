/** What came back of a request; header names in lower case. */
export interface DoorAnswer {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

/** What people pass on their way in: the client's token, the keys that it is verified with, the API under its own name, the
 *  console's page, and the API under the console's name. */
export type Step = 'token' | 'keys' | 'api' | 'console' | 'console-api';

/** A step at which nobody gets further. `why`: a status with what the answer calls itself, or an error's code; no body. */
export interface DoorFault {
  step: Step;
  why: string;
  /** Absent where the request did not reach API Gateway. */
  requestId?: string;
  /** Absent where it did not reach CloudFront. */
  edgeRequestId?: string;
}

/** Undefined when the answer is that practice. */
export function practiceFault(answer: DoorAnswer, practiceId: string): string | undefined {
  if (answer.status !== 200) return named(answer);
  return membersOf(answer).id === practiceId ? undefined : `${named(answer)} without the practice`;
}

/** Undefined when the answer is the console's page. */
export function pageFault(answer: DoorAnswer): string | undefined {
  if (answer.status !== 200) return named(answer);
  return answer.body.includes('id="root"') ? undefined : `${named(answer)} without the console`;
}

/** Undefined when the issuer publishes the key of the token, or some keys where there is no token. */
export function keysFault(answer: DoorAnswer, token: string | undefined): string | undefined {
  if (answer.status !== 200) return named(answer);
  const { keys } = membersOf(answer);
  const ids = Array.isArray(keys) ? keys.map((key: { kid?: unknown }) => key?.kid) : [];
  if (ids.length === 0) return `${named(answer)} without keys`;
  return token === undefined || ids.includes(keyIdOf(token)) ? undefined : `${named(answer)} without the token's key`;
}

/** The status, and what the answer calls itself: `403 FORBIDDEN` is a function's, `401 Unauthorized` API Gateway's,
 *  `400 invalid_client` Cognito's, `403 text/html` CloudFront's or the firewall's. */
export function named(answer: DoorAnswer): string {
  const { code, error, message } = membersOf(answer);
  const name = [code, error, message].find((word) => typeof word === 'string' && /^[A-Za-z_ ]{1,40}$/.test(word));
  return `${answer.status} ${name ?? answer.headers['content-type']?.split(';')[0] ?? ''}`.trimEnd();
}

/** Of a JSON object; none of anything else. */
export function membersOf({ body }: Pick<DoorAnswer, 'body'>): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function keyIdOf(token: string): unknown {
  const [header = ''] = token.split('.');
  return membersOf({ body: Buffer.from(header, 'base64url').toString() }).kid;
}
