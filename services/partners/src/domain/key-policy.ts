import { PARTNER_POLICIES, type PartnerPolicy } from '@frontdesk/contracts/partner-policies';
import type { KeyGrant } from '@frontdesk/subscriptions/domain/key-grant';

/** A method of the Partner API as the last parts of its ARN: `GET/v2/practices/p001/slots`. */
type MethodPath = string;

/** The methods that a key opens. API Gateway keeps the policy for five minutes and holds each call against it, and the stage's
 *  cache answers without a function: so the policy alone keeps practices apart there. Under a practice it names that practice
 *  literally (an identifier has no wildcard); every other parameter of a path is a wildcard, which IAM lets match slashes too, so
 *  the function judges the scope again. */
export function methodsOpenTo({ practiceId, scopes }: Pick<KeyGrant, 'practiceId' | 'scopes'>): MethodPath[] {
  const policies: readonly PartnerPolicy[] = Object.values(PARTNER_POLICIES);
  return policies
    .filter(({ scope }) => scopes.includes(scope))
    .map(({ method, path }) => {
      const own = path.replace(/^(\/v\d+\/practices\/)\{\w+\}/, `$1${practiceId}`);
      return `${method}${own.replaceAll(/\{\w+\}/g, '*')}`;
    });
}
