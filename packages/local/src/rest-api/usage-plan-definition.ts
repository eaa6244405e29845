import { resourcesOfType } from '@frontdesk/service-model/find-resources';
import type { ServiceModel } from '@frontdesk/service-model/service-model';
import type { Throttle } from '../gateway/http-api-definition.ts';

export interface ApiKey {
  id: string;
  value: string;
  name: string;
  description: string | undefined;
  customerId: string | undefined;
  enabled: boolean;
  createdEpochMs: number;
  updatedEpochMs: number;
}

export interface Quota {
  limit: number;
  period: 'DAY' | 'MONTH';
}

export interface UsagePlan {
  id: string;
  name: string;
  /** By `<api id>/<stage>`: the throttles of single methods, by `<path>/<method>`. */
  stages: ReadonlyMap<string, ReadonlyMap<string, Throttle>>;
  throttle: Throttle | undefined;
  quota: Quota | undefined;
}

/** The keys and plans that services declare. */
export interface DeclaredUsage {
  keys: ApiKey[];
  plans: UsagePlan[];
  planKeys: { planId: string; keyId: string }[];
}

interface Limits {
  RateLimit?: number;
  BurstLimit?: number;
}

/** Reads AWS::ApiGateway::ApiKey, UsagePlan and UsagePlanKey. Throws on a quota that does not run locally. A key without a
 *  value gets its id as one, repeated: everybody may know it, it opens nothing but a local cloud.
 *  [api-gateway-api-usage-plans] */
export const declaredUsage = (services: readonly ServiceModel[]): DeclaredUsage => ({
  keys: resourcesOfType(services, 'AWS::ApiGateway::ApiKey').map(({ physicalId: id, Properties: properties }) => ({
    id,
    value: String(properties.Value ?? id.repeat(5)),
    name: String(properties.Name ?? id),
    description: properties.Description as string | undefined,
    customerId: properties.CustomerId as string | undefined,
    enabled: properties.Enabled === true,
    createdEpochMs: Date.now(),
    updatedEpochMs: Date.now(),
  })),
  plans: resourcesOfType(services, 'AWS::ApiGateway::UsagePlan').map(({ physicalId: id, Properties: properties }) => ({
    id,
    name: String(properties.UsagePlanName ?? id),
    stages: new Map(
      ((properties.ApiStages ?? []) as Record<string, unknown>[]).map(({ ApiId, Stage, Throttle: throttles = {} }) => [
        `${String(ApiId)}/${String(Stage)}`,
        new Map(
          Object.entries(throttles as Record<string, Limits>).flatMap(([method, limits]): [string, Throttle][] => {
            const throttle = throttleOf(limits);
            return throttle ? [[method, throttle]] : [];
          }),
        ),
      ]),
    ),
    throttle: throttleOf(properties.Throttle as Limits | undefined),
    quota: quotaOf(id, properties.Quota as Record<string, unknown> | undefined),
  })),
  planKeys: resourcesOfType(services, 'AWS::ApiGateway::UsagePlanKey').map(({ Properties: properties }) => ({
    planId: String(properties.UsagePlanId),
    keyId: String(properties.KeyId),
  })),
});

const throttleOf = ({ RateLimit: rate, BurstLimit: burst }: Limits = {}): Throttle | undefined =>
  rate === undefined ? undefined : { ratePerSecond: Number(rate), burst: Number(burst ?? rate) };

const quotaOf = (plan: string, quota: Record<string, unknown> | undefined): Quota | undefined => {
  if (quota?.Limit === undefined) return undefined;
  const { Limit: limit, Period: period = 'DAY', Offset: offset = 0 } = quota;
  if ((period !== 'DAY' && period !== 'MONTH') || Number(offset) !== 0)
    throw new Error(`Usage plan ${plan}: only quotas by DAY and MONTH without an offset run locally.`);
  return { limit: Number(limit), period };
};
