import { gatewayMessage, problemDocument } from '@frontdesk/contracts/problem-document';
import type { Route } from '@frontdesk/contracts/route';
import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { expect } from 'vitest';
import type { WireAnswer } from './send-request.ts';

/** Asserts a refusal in the form of the contract: problem+json with this code, and pointers where the input is at fault. */
export function expectProblem(answer: WireAnswer, code: ErrorCode, ...pointers: string[]): void {
  expect(answer.json, answer.text).toMatchObject({ code });
  expectRefusal(answer, ERROR_CATALOGUE[code].status);
  if (pointers.length === 0) return;
  const found = answer.json.errors?.map(({ pointer }: { pointer: string }) => pointer);
  expect(found).toEqual(expect.arrayContaining(pointers));
}

/** Asserts that an answer is a refusal as the contract has it, whoever gave it: ours or the gateway's, with no trace of the
 *  code behind it. */
export function expectRefusal(answer: WireAnswer, ...statuses: number[]): void {
  const { status, headers, text, json, requestId } = answer;
  expect(statuses, `${status}: ${text}`).toContain(status);
  expect(requestId).not.toBe('');
  expect(text).not.toMatch(/\bat .+:\d+|node_modules|frontdesk-dev-|TypeError|ZodError|Exception|undefined/);
  if (headers['content-type'] === 'application/json') {
    expect(gatewayMessage.safeParse(json).success, text).toBe(true);
    expect(Object.keys(json)).toEqual(['message']);
    return;
  }
  expect(headers['content-type']).toBe('application/problem+json');
  expect(headers['cache-control']).toBe('no-store');
  const problem = problemDocument.parse(json);
  expect(problem).toMatchObject({ status, instance: requestId, title: ERROR_CATALOGUE[problem.code].title });
  expect(problem.type).toMatch(/^urn:frontdesk:problem:/);
  if (problem.code === 'INPUT_INVALID') expect(problem.errors?.length, text).toBeGreaterThan(0);
}

/** Asserts a success as the route declares it: status, body by its schema, headers. */
export function expectSuccess(answer: WireAnswer, { success }: Route): void {
  const { status, headers, text, json } = answer;
  expect(status, text).toBe(success.status);
  const mayBeKept = success.headers?.includes('Cache-Control') === true;
  expect(headers['cache-control']).toBe(mayBeKept ? 'private, max-age=300' : 'no-store');
  expect(headers['x-content-type-options']).toBe('nosniff');
  for (const name of success.headers ?? []) expect(headers[name.toLowerCase()], name).toBeTruthy();
  if (success.body === undefined) {
    expect(text).toBe('');
    return;
  }
  expect(headers['content-type']).toBe('application/json');
  const parsed = success.body.safeParse(json);
  expect(parsed.error?.issues ?? [], text).toEqual([]);
}
