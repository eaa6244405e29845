import {
  type DoorAnswer,
  type DoorFault,
  keysFault,
  pageFault,
  practiceFault,
  type Step,
} from '../domain/door-answer.ts';
import { Refused } from '../domain/refused.ts';
import type { ClientTokens } from '../ports/client-tokens.ts';
import type { DoorRequest, Web } from '../ports/web.ts';

/** Where a caller goes in; addresses without a slash at their end. */
export interface FrontDoor {
  /** The issuer's published keys. */
  keysUrl: string;
  apiUrl: string;
  consoleUrl: string;
  practiceId: string;
}

export interface CheckFrontDoorPorts {
  tokens: ClientTokens;
  web: Web;
}

interface Visit {
  step: Step;
  request: DoorRequest;
  faultOf: (answer: DoorAnswer) => string | undefined;
}

/** Goes in as callers do, and answers where nobody gets further; empty when all is open. All steps are tried, so that one
 *  outage shows what it takes with it; without a token those that need one are left out. Never throws. */
export async function checkFrontDoor(door: FrontDoor, { tokens, web }: CheckFrontDoorPorts): Promise<DoorFault[]> {
  const faults: DoorFault[] = [];
  const token = await tokens.current().catch((error: unknown) => {
    faults.push({ step: 'token', why: whyOf(error) });
    return undefined;
  });
  const visits = [...withoutToken(door, token), ...(token === undefined ? [] : withToken(door, token))];
  const visited = await Promise.all(visits.map((visit) => faultOf(visit, web)));
  const refusals = visited.flatMap((fault) => fault ?? []);
  // Signed with keys that are gone, or for a client that is: a token that is kept would be refused for as long as it is valid.
  if (refusals.some(({ step, why }) => step === 'keys' || why.startsWith('401'))) tokens.forget();
  return [...faults, ...refusals];
}

function withoutToken({ keysUrl, consoleUrl }: FrontDoor, token: string | undefined): Visit[] {
  return [
    { step: 'keys', request: { url: keysUrl }, faultOf: (answer) => keysFault(answer, token) },
    { step: 'console', request: { url: `${consoleUrl}/` }, faultOf: pageFault },
  ];
}

function withToken({ apiUrl, consoleUrl, practiceId }: FrontDoor, token: string): Visit[] {
  const headers = { authorization: `Bearer ${token}` };
  const path = `/practices/${practiceId}`;
  const faultOf = (answer: DoorAnswer): string | undefined => practiceFault(answer, practiceId);
  return [
    { step: 'api', request: { url: `${apiUrl}${path}`, headers }, faultOf },
    { step: 'console-api', request: { url: `${consoleUrl}/api${path}`, headers }, faultOf },
  ];
}

async function faultOf({ step, request, faultOf }: Visit, web: Web): Promise<DoorFault | undefined> {
  try {
    const answer = await web.ask(request);
    const why = faultOf(answer);
    if (why === undefined) return undefined;
    const { 'apigw-requestid': requestId, 'x-amz-cf-id': edgeRequestId } = answer.headers;
    return {
      step,
      why,
      ...(requestId !== undefined && { requestId }),
      ...(edgeRequestId !== undefined && { edgeRequestId }),
    };
  } catch (error) {
    return { step, why: whyOf(error) };
  }
}

function whyOf(error: unknown): string {
  if (error instanceof Refused) return error.why;
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
