import type { RuntimeReply } from './runtime-api.ts';

/** The body of an answer of the expected status. Throws with what came instead. */
export function repliedBody({ kind, body }: RuntimeReply, status: number): unknown {
  const answer = kind === 'response' ? (JSON.parse(body) as { statusCode: number; body: string }) : undefined;
  if (answer?.statusCode !== status) throw new Error(`Expected ${status}, got ${kind}: ${body.slice(0, 2_000)}`);
  return JSON.parse(answer.body);
}

/** Throws with what came in the place of an authorizer's policy that allows. */
export function requireAllow({ kind, body }: RuntimeReply): void {
  const policy =
    kind === 'response' ? (JSON.parse(body) as { policyDocument?: { Statement?: { Effect: string }[] } }) : undefined;
  const [statement] = policy?.policyDocument?.Statement ?? [];
  if (statement?.Effect !== 'Allow') throw new Error(`Expected a policy, got ${kind}: ${body.slice(0, 2_000)}`);
}
