import type { InvocationResult } from '@frontdesk/service-model/service-model';
import { type AuthorizerAnswer, authorizerAnswer } from '../lambda-authorizer/authorizer-answer.ts';
import type { AuthorizerDefinition, IdentitySource } from './authorizer-definition.ts';
import type { RestRecord } from './rest-access-log.ts';
import { restVariable } from './rest-access-log.ts';
import type { RestRequest } from './rest-request.ts';

interface Kept {
  answer: AuthorizerAnswer;
  untilEpochMs: number;
}

/** Asks a Lambda authorizer, and keeps what it answers for its TTL by the values that identify the caller. The policy is
 *  kept, not the decision: each method is held against it anew. Policies that deny are kept too; `Unauthorized` and
 *  failures are not. [apigateway-use-lambda-authorizer, "authorizer caching"; configure-api-gateway-lambda-authorization] */
export class RestAuthorizer {
  readonly #kept = new Map<string, Kept>();

  /** `ask` invokes the function; undefined when it took too long. */
  async answer(
    definition: AuthorizerDefinition,
    request: RestRequest,
    record: RestRecord,
    ask: () => Promise<InvocationResult | undefined>,
  ): Promise<AuthorizerAnswer> {
    const identity = definition.identitySources.map((source) => identityValue(source, request, record));
    // The function is not even asked.
    if (identity.some((value) => value === undefined || value.trim() === '')) return { kind: 'unauthorized' };
    const key = JSON.stringify([definition.id, ...identity]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.untilEpochMs > record.startedEpochMs) return kept.answer;
    const answer = authorizerAnswer(await ask());
    if (answer.kind === 'policy' && definition.ttlSeconds > 0) this.#keep(key, answer, definition.ttlSeconds);
    return answer;
  }

  /** FlushStageAuthorizersCache. */
  flush(): void {
    this.#kept.clear();
  }

  #keep(key: string, answer: AuthorizerAnswer, ttlSeconds: number): void {
    const now = Date.now();
    for (const [oldKey, { untilEpochMs }] of this.#kept) {
      if (untilEpochMs > now && this.#kept.size < keptAnswers) break;
      this.#kept.delete(oldKey);
    }
    this.#kept.delete(key);
    this.#kept.set(key, { answer, untilEpochMs: now + ttlSeconds * 1000 });
  }
}

/** AWS documents no bound; this one keeps the process small under random keys. */
const keptAnswers = 100_000;

const identityValue = (
  { place, name }: IdentitySource,
  request: RestRequest,
  record: RestRecord,
): string | undefined => {
  if (place === 'header') return request.header(name);
  if (place === 'querystring') return request.query(name);
  if (place === 'stageVariables') return record.stageVariables?.[name];
  const value = restVariable(name)(record);
  return value === undefined ? undefined : String(value);
};
