import type { Throttle } from '../gateway/http-api-definition.ts';
import { TokenBucket } from '../gateway/token-bucket.ts';
import type { ApiKey, DeclaredUsage, UsagePlan } from './usage-plan-definition.ts';

export type Admission =
  | { kind: 'admitted'; key: ApiKey }
  /** No such key, a disabled one, or none in a plan of the stage. */
  | { kind: 'unknown' }
  | { kind: 'throttled' | 'quotaExceeded'; key: ApiKey };

/** Where a request goes. */
export interface MeteredMethod {
  apiId: string;
  stage: string;
  /** Of the resource, with its variables. */
  path: string;
  httpMethod: string;
}

/** The API keys and usage plans of the account, and what each key has used. Exact here; AWS counts at best effort.
 *  [api-gateway-api-usage-plans] */
export class UsagePlans {
  readonly keys = new Map<string, ApiKey>();
  plans: ReadonlyMap<string, UsagePlan> = new Map();
  /** The keys of each plan, by ids. */
  readonly planKeys = new Map<string, Set<string>>();
  #declared: DeclaredUsage = { keys: [], plans: [], planKeys: [] };
  readonly #idByValue = new Map<string, string>();
  readonly #buckets = new Map<string, { throttle: Throttle; bucket: TokenBucket }>();
  /** By plan and key, then by UTC day. */
  readonly used = new Map<string, Map<string, number>>();

  /** Takes up what services declare in the place of what they declared before. What the control plane has made stays, and
   *  what it has changed of a declared key until the declaration changes. */
  use(declared: DeclaredUsage): void {
    const before = this.#declared;
    this.#declared = declared;
    for (const { id } of before.keys) if (!this.isDeclared(id)) this.deleteKey(id);
    for (const { planId, keyId } of before.planKeys) this.keysOf(planId).delete(keyId);
    for (const key of declared.keys) {
      const earlier = before.keys.find(({ id }) => id === key.id);
      if (earlier === undefined || !isSameDeclaration(earlier, key)) this.addKey({ ...key });
    }
    this.plans = new Map(declared.plans.map((plan) => [plan.id, plan]));
    for (const { planId, keyId } of declared.planKeys) this.keysOf(planId).add(keyId);
  }

  /** Whether a key is from the services, not from the control plane. */
  isDeclared(keyId: string): boolean {
    return this.#declared.keys.some(({ id }) => id === keyId);
  }

  keysOf(planId: string): Set<string> {
    const known = this.planKeys.get(planId) ?? new Set();
    this.planKeys.set(planId, known);
    return known;
  }

  keyWithValue(value: string): ApiKey | undefined {
    const id = this.#idByValue.get(value);
    return id === undefined ? undefined : this.keys.get(id);
  }

  addKey(key: ApiKey): void {
    const earlier = this.keys.get(key.id);
    if (earlier) this.#idByValue.delete(earlier.value);
    this.keys.set(key.id, key);
    this.#idByValue.set(key.value, key.id);
  }

  deleteKey(id: string): void {
    const key = this.keys.get(id);
    if (key) this.#idByValue.delete(key.value);
    this.keys.delete(id);
    for (const members of this.planKeys.values()) members.delete(id);
  }

  /** The plan of a key at a stage: there is one at most. */
  planOf(keyId: string, apiId: string, stage: string): UsagePlan | undefined {
    for (const plan of this.plans.values()) {
      if (plan.stages.has(`${apiId}/${stage}`) && this.planKeys.get(plan.id)?.has(keyId)) return plan;
    }
    return undefined;
  }

  /** Takes a request of a key into account, unless its plan's throttle or quota says no. A request that is refused costs
   *  nothing of the quota. */
  admit(value: string | undefined, method: MeteredMethod, nowEpochMs: number): Admission {
    const key = value === undefined ? undefined : this.keyWithValue(value);
    const plan = key?.enabled ? this.planOf(key.id, method.apiId, method.stage) : undefined;
    if (key === undefined || plan === undefined) return { kind: 'unknown' };
    if (!this.#takeToken(plan, key.id, method, nowEpochMs)) return { kind: 'throttled', key };
    const days = this.usedByDay(plan.id, key.id);
    const day = utcDay(nowEpochMs);
    if (plan.quota && this.usedInPeriod(plan, key.id, day) >= plan.quota.limit) return { kind: 'quotaExceeded', key };
    days.set(day, (days.get(day) ?? 0) + 1);
    return { kind: 'admitted', key };
  }

  usedByDay(planId: string, keyId: string): Map<string, number> {
    const id = `${planId}/${keyId}`;
    const known = this.used.get(id) ?? new Map<string, number>();
    this.used.set(id, known);
    return known;
  }

  /** Up to and with a day, from the beginning of the quota's period that the day is in. */
  usedInPeriod({ id, quota }: UsagePlan, keyId: string, day: string): number {
    const days = this.usedByDay(id, keyId);
    if (quota?.period !== 'MONTH') return days.get(day) ?? 0;
    const month = day.slice(0, 7);
    return [...days].reduce((sum, [each, used]) => sum + (each.startsWith(month) && each <= day ? used : 0), 0);
  }

  // A method's own throttle takes the place of the plan's.
  #takeToken(plan: UsagePlan, keyId: string, method: MeteredMethod, nowEpochMs: number): boolean {
    const { apiId, stage, path, httpMethod } = method;
    const methodKey = `${path}/${httpMethod}`;
    const own = plan.stages.get(`${apiId}/${stage}`)?.get(methodKey);
    const throttle = own ?? plan.throttle;
    if (throttle === undefined) return true;
    const id = [plan.id, keyId, ...(own ? [methodKey] : [])].join(' ');
    let known = this.#buckets.get(id);
    if (known?.throttle.ratePerSecond !== throttle.ratePerSecond || known.throttle.burst !== throttle.burst) {
      known = { throttle, bucket: new TokenBucket(throttle.ratePerSecond, throttle.burst, nowEpochMs) };
      this.#buckets.set(id, known);
    }
    return known.bucket.take(nowEpochMs);
  }
}

const isSameDeclaration = (left: ApiKey, right: ApiKey): boolean =>
  left.value === right.value && left.enabled === right.enabled && left.name === right.name;

/** `2026-11-28`: quotas by day turn at 00:00 UTC. */
export const utcDay = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);
