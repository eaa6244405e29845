/** What a function answers its caller, already in bytes-to-be: kept as text so that a replay is the first answer, byte for byte. */
export interface Answer {
  statusCode: number;
  headers: Readonly<Record<string, string>>;
  /** JSON text; empty for 204 and 304. */
  body: string;
}

/** An answer with a JSON body. */
export function jsonAnswer(statusCode: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { statusCode, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An answer without a body. */
export function emptyAnswer(statusCode: 204 | 304, headers: Readonly<Record<string, string>> = {}): Answer {
  return { statusCode, headers, body: '' };
}
