import { expect } from 'vitest';
import { type Practice, queryText } from './practice.ts';
import type { RouteCall } from './route-examples.ts';
import { sendRequest, type WireAnswer } from './send-request.ts';

/** In inputs, so that an answer that repeats its input is noticed. */
export const ECHO = 'q7echo';

/** Sends a call of the practice's manager with these bytes for a body, of this type (null: of none); asserts that the answer does not repeat them. */
export async function sendRaw(
  practice: Practice,
  { method, path, query = {}, headers }: RouteCall,
  body?: string | Uint8Array,
  contentType: string | null = body === undefined ? null : 'application/json',
): Promise<WireAnswer> {
  const answer = await sendRequest({
    method,
    path: `${path}${queryText(query)}`,
    headers: {
      ...headers,
      authorization: `Bearer ${await practice.token()}`,
      'content-type': contentType ?? undefined,
    },
    ...(body !== undefined && { body }),
  });
  expect(answer.text).not.toContain(ECHO);
  return answer;
}
