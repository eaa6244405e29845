import type { Throttle } from '../gateway/http-api-definition.ts';

export type UnauthorizedInvalidation =
  | 'FAIL_WITH_403'
  | 'SUCCEED_WITH_RESPONSE_HEADER'
  | 'SUCCEED_WITHOUT_RESPONSE_HEADER';

/** What a stage sets for one method. */
export interface MethodSettings {
  throttle: Throttle | undefined;
  /** Undefined: answers are not kept. */
  cache: CacheSettings | undefined;
}

export interface CacheSettings {
  ttlSeconds: number;
  /** Undefined: every client may have its entry refreshed. */
  unauthorizedInvalidation: UnauthorizedInvalidation | undefined;
}

interface Setting {
  ResourcePath?: string;
  HttpMethod?: string;
  [name: string]: unknown;
}

/** The settings of a method: those of `/*` and `*`, and over them its own. Answers are cached for GET, for other methods
 *  only where their own setting says so. CloudFormation cannot set who may invalidate entries, so AWS's defaults count:
 *  authorization is required, and without it the header is ignored with a warning. [api-gateway-caching; API reference, MethodSetting] */
export const methodSettings = (stage: Record<string, unknown>, path: string, httpMethod: string): MethodSettings => {
  const all = (stage.MethodSettings ?? []) as Setting[];
  const own = all.find((setting) => pathOf(setting) === path && setting.HttpMethod?.toUpperCase() === httpMethod);
  const merged: Setting = { ...all.find((setting) => pathOf(setting) === '/*' && setting.HttpMethod === '*'), ...own };
  const rate = Number(merged.ThrottlingRateLimit ?? -1);
  const ttlSeconds = Number(merged.CacheTtlInSeconds ?? 300);
  const isCached = httpMethod === 'GET' ? merged.CachingEnabled === true : own?.CachingEnabled === true;
  return {
    throttle: rate < 0 ? undefined : { ratePerSecond: rate, burst: Number(merged.ThrottlingBurstLimit ?? rate) },
    cache:
      stage.CacheClusterEnabled === true && isCached && ttlSeconds > 0
        ? { ttlSeconds, unauthorizedInvalidation: invalidation(merged) }
        : undefined,
  };
};

// `/~1v2~1appointments` in the template, where a slash separates paths.
const pathOf = ({ ResourcePath: path = '' }: Setting): string => {
  const decoded = path.replaceAll('~1', '/');
  return decoded.startsWith('//') ? decoded.slice(1) : decoded;
};

const invalidation = (setting: Setting): UnauthorizedInvalidation | undefined => {
  if (setting.RequireAuthorizationForCacheControl === false) return undefined;
  return (setting.UnauthorizedCacheControlHeaderStrategy ?? 'SUCCEED_WITH_RESPONSE_HEADER') as UnauthorizedInvalidation;
};
