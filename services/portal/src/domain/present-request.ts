import type { LoggedRequest } from '@frontdesk/contracts/portal-usage';
import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import type { KeptRequest } from '@frontdesk/subscriptions/domain/counted-call';
import type { SubscriptionKey } from '@frontdesk/subscriptions/domain/subscription';

/** Of 429: which of its two codes the gateway meant. */
const THROTTLE_CODES: Readonly<Record<string, ErrorCode>> = {
  THROTTLED: 'RATE_LIMITED',
  QUOTA_EXCEEDED: 'QUOTA_EXCEEDED',
};

/** What a vendor is told of one request. */
export function presentRequest(
  { requestId: id, at, refusal, cached, ...request }: KeptRequest,
  keys: readonly Pick<SubscriptionKey, 'keyId' | 'name'>[],
): LoggedRequest {
  const { version, method, route, status, milliseconds, keyId } = request;
  const code = codeOf(status, refusal);
  const keyName = keys.find((key) => key.keyId === keyId)?.name;
  return {
    ...{ id, at: new Date(at).toISOString(), version, method, route, status, milliseconds, keyId, cached },
    ...(code !== undefined && { code }),
    ...(keyName !== undefined && { keyName }),
  };
}

/** The access log has no code of what a function answered. Where a status has one code only, that is it; of the gateway's own refusals,
 *  those with 400 are always INPUT_INVALID, and 504 is its UNAVAILABLE. */
function codeOf(status: number, refusal: string | undefined): ErrorCode | undefined {
  if (refusal !== undefined && Object.hasOwn(THROTTLE_CODES, refusal)) return THROTTLE_CODES[refusal];
  if (refusal !== undefined && status === 400) return 'INPUT_INVALID';
  if (status === 504) return 'UNAVAILABLE';
  const [only, ...others] = (Object.keys(ERROR_CATALOGUE) as ErrorCode[]).filter(
    (code) => ERROR_CATALOGUE[code].status === status,
  );
  return others.length === 0 ? only : undefined;
}
