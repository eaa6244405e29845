import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { RestAuthorizer } from './rest-authorizer.ts';
import type { StageCache } from './stage-cache.ts';
import type { ApiKey, UsagePlan } from './usage-plan-definition.ts';
import { type UsagePlans, utcDay } from './usage-plans.ts';

export interface ControlPlaneOptions {
  usagePlans: UsagePlans;
  authorizer: RestAuthorizer;
  cache: StageCache;
  /** The REST API that is served. */
  stage(): { apiId: string; stage: string } | undefined;
}

const statuses = {
  BadRequestException: 400,
  ConflictException: 409,
  LimitExceededException: 429,
  MissingAuthenticationTokenException: 403,
  NotFoundException: 404,
} as const;

/** What the AWS SDK makes an exception of its own of. */
export class ControlPlaneError extends Error {
  override readonly name = 'ControlPlaneError';
  readonly errorType: keyof typeof statuses;

  constructor(errorType: keyof typeof statuses, message: string) {
    super(message);
    this.errorType = errorType;
  }

  get status(): number {
    return statuses[this.errorType];
  }
}

/** [limits: API keys per account and region] */
const keyLimit = 10_000;

const createKeySchema = z.object({
  name: z.string().default(''),
  description: z.string().optional(),
  customerId: z.string().optional(),
  enabled: z.boolean().default(false),
  value: z
    .string()
    .regex(/^[A-Za-z0-9]{20,128}$/, 'API Key value should be 20 to 128 alphanumeric characters')
    .optional(),
});

const patchSchema = z.object({
  patchOperations: z.array(
    z.object({
      op: z.literal('replace'),
      path: z.enum(['/name', '/description', '/enabled', '/customerId']),
      value: z.string(),
    }),
  ),
});

const planKeySchema = z.object({ keyId: z.string(), keyType: z.literal('API_KEY') });

/** The operations of API Gateway's control plane that keys need. What they take and give is as the AWS SDK writes and reads
 *  it; the messages of errors are not confirmed. [API Gateway REST API reference] */
export class ControlPlane {
  readonly #options: ControlPlaneOptions;

  constructor(options: ControlPlaneOptions) {
    this.#options = options;
  }

  /** CreateApiKey: the answer holds the value. */
  createApiKey(body: unknown): object {
    const { usagePlans } = this.#options;
    const { value = randomValue(), ...given } = read(createKeySchema, body);
    if (usagePlans.keyWithValue(value)) throw new ControlPlaneError('ConflictException', 'API Key already exists');
    if (usagePlans.keys.size >= keyLimit) throw new ControlPlaneError('LimitExceededException', 'Too many API keys');
    const now = Date.now();
    const key: ApiKey = {
      id: randomValue().slice(0, 10).toLowerCase(),
      value,
      name: given.name,
      description: given.description,
      customerId: given.customerId,
      enabled: given.enabled,
      createdEpochMs: now,
      updatedEpochMs: now,
    };
    usagePlans.addKey(key);
    return keyDocument(key, true);
  }

  /** GetApiKeys: a page of `limit`, 25 by default; `nameQuery` is the beginning of a name. */
  apiKeys(query: URLSearchParams): object {
    const prefix = query.get('name') ?? '';
    const customerId = query.get('customerId');
    const found = [...this.#options.usagePlans.keys.values()].filter(
      (key) => key.name.startsWith(prefix) && (customerId === null || key.customerId === customerId),
    );
    const { page, position } = paged(found, query);
    const includeValues = query.get('includeValues') === 'true';
    return { item: page.map((key) => keyDocument(key, includeValues)), position };
  }

  apiKey(id: string, includeValue: boolean): object {
    return keyDocument(this.#key(id), includeValue);
  }

  /** UpdateApiKey: only `replace`, of name, description, enabled and customer id. */
  updateApiKey(id: string, body: unknown): object {
    const key = this.#key(id);
    for (const { path, value } of read(patchSchema, body).patchOperations) {
      if (path === '/enabled') key.enabled = value === 'true';
      else key[path.slice(1) as 'name' | 'description' | 'customerId'] = value;
    }
    key.updatedEpochMs = Date.now();
    return keyDocument(key, false);
  }

  deleteApiKey(id: string): void {
    this.#options.usagePlans.deleteKey(this.#key(id).id);
  }

  /** CreateUsagePlanKey: a key is in one plan of a stage at most. */
  createUsagePlanKey(planId: string, body: unknown): object {
    const { usagePlans } = this.#options;
    const plan = this.#plan(planId);
    const key = this.#key(read(planKeySchema, body).keyId);
    for (const stage of plan.stages.keys()) {
      const [apiId = '', stageName = ''] = stage.split('/');
      if (usagePlans.planOf(key.id, apiId, stageName))
        throw new ControlPlaneError('ConflictException', `API Key ${key.id} is in a usage plan of the stage already`);
    }
    usagePlans.keysOf(planId).add(key.id);
    return { id: key.id, type: 'API_KEY', value: key.value, name: key.name };
  }

  deleteUsagePlanKey(planId: string, keyId: string): void {
    this.#plan(planId);
    if (!this.#options.usagePlans.keysOf(planId).delete(keyId)) throw missing('usage plan key', keyId);
  }

  /** GetUsage: `[used, remaining]` of each key on each day from `startDate` to `endDate`, both in UTC. */
  usage(planId: string, query: URLSearchParams): object {
    const plan = this.#plan(planId);
    const startDate = query.get('startDate') ?? '';
    const endDate = query.get('endDate') ?? '';
    const days = daysBetween(startDate, endDate);
    const only = query.get('keyId');
    const keyIds = [...this.#options.usagePlans.keysOf(planId)].filter((id) => only === null || id === only);
    const { page, position } = paged(keyIds, query);
    const values = Object.fromEntries(page.map((id) => [id, days.map((day) => this.#usageOf(plan, id, day))]));
    return { usagePlanId: planId, startDate, endDate, values, position };
  }

  /** FlushStageAuthorizersCache and FlushStageCache. */
  flush(apiId: string, stageName: string, what: 'authorizers' | 'data'): void {
    const served = this.#options.stage();
    if (served?.apiId !== apiId || served.stage !== stageName) throw missing('stage', stageName);
    if (what === 'authorizers') this.#options.authorizer.flush();
    else this.#options.cache.flush();
  }

  #usageOf(plan: UsagePlan, keyId: string, day: string): [used: number, remaining: number] {
    const { usagePlans } = this.#options;
    const used = usagePlans.usedByDay(plan.id, keyId).get(day) ?? 0;
    // Without a quota nothing remains that could be counted.
    const remaining = plan.quota ? plan.quota.limit - usagePlans.usedInPeriod(plan, keyId, day) : 0;
    return [used, Math.max(0, remaining)];
  }

  #key(id: string): ApiKey {
    const key = this.#options.usagePlans.keys.get(id);
    if (key === undefined) throw missing('API key', id);
    return key;
  }

  #plan(id: string): UsagePlan {
    const plan = this.#options.usagePlans.plans.get(id);
    if (plan === undefined) throw missing('usage plan', id);
    return plan;
  }
}

const missing = (what: string, id: string): ControlPlaneError =>
  new ControlPlaneError('NotFoundException', `Invalid ${what} identifier specified: ${id}`);

const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ControlPlaneError('BadRequestException', result.error.issues[0]?.message ?? 'Invalid request');
};

/** 40 alphanumeric characters, as AWS makes them. */
const randomValue = (): string =>
  randomBytes(60)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 40);

const keyDocument = (key: ApiKey, includeValue: boolean): object => ({
  id: key.id,
  ...(includeValue && { value: key.value }),
  name: key.name,
  description: key.description,
  customerId: key.customerId,
  enabled: key.enabled,
  createdDate: Math.floor(key.createdEpochMs / 1000),
  lastUpdatedDate: Math.floor(key.updatedEpochMs / 1000),
  stageKeys: [],
});

// The position is how many have been before.
const paged = <Item>(all: readonly Item[], query: URLSearchParams): { page: readonly Item[]; position?: string } => {
  const start = Number(query.get('position') ?? 0);
  const limit = Math.min(500, Number(query.get('limit') ?? 25));
  if (!(start >= 0 && limit > 0)) throw new ControlPlaneError('BadRequestException', 'Invalid position or limit');
  const end = start + limit;
  return { page: all.slice(start, end), ...(end < all.length && { position: String(end) }) };
};

const dayMs = 86_400_000;

const daysBetween = (startDate: string, endDate: string): string[] => {
  const [start, end] = [startDate, endDate].map((date) => Date.parse(`${date}T00:00:00Z`)) as [number, number];
  if (!(start <= end) || end - start > 400 * dayMs) throw new ControlPlaneError('BadRequestException', 'Invalid dates');
  const count = (end - start) / dayMs + 1;
  return Array.from({ length: count }, (_, index) => utcDay(start + index * dayMs));
};
