import { referredId, resourcesOf, type Template, type TemplateResource } from '../cloudformation-template.ts';
import { alarm, type Metric } from './alarm.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** Cognito's own users, as a client lists its identity providers. */
const OWN_USERS = 'COGNITO';
const PERIOD_MINUTES = 5;
/** A person tries again; from so many in five minutes on, a practice does not get in. */
const TOLERATED = 10;

/** Every client's throttled sign-ins and token refreshes, and the federated sign-ins of its identity providers.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/metrics-for-cognito-user-pools.html */
export function signInAlarms(
  template: Template,
  { alarmTopicArn: topicArn }: SafeByDefaultSettings,
  { service, stage }: ServiceIdentity,
): Record<string, TemplateResource> {
  const alarms: Record<string, TemplateResource> = {};
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::Cognito::UserPoolClient')) {
    const client = { UserPool: { Ref: referredId(Properties.UserPoolId) }, UserPoolClient: { Ref: id } };
    const throttles = (name: string, more: object = {}): Metric => {
      return { namespace: 'AWS/Cognito', name, dimensions: { ...client, ...more }, statistic: 'Sum' };
    };
    const providers = (Properties.SupportedIdentityProviders ?? []) as string[];
    const metrics = [
      throttles('SignInThrottles'),
      throttles('TokenRefreshThrottles'),
      ...providers
        .filter((provider) => provider !== OWN_USERS)
        .map((IdentityProvider) => throttles('FederationThrottles', { IdentityProvider })),
    ];
    const of = Object.fromEntries(metrics.map((metric, index) => [`throttled${index}`, metric]));
    alarms[`${id}ThrottlesAlarm`] = alarm({
      kind: 'sign-in-throttles',
      says: `Cognito throttles sign-ins or token refreshes of ${id} of ${service}.`,
      name: `${service}-${stage}-${id}-throttles`,
      metric: {
        expression: Object.keys(of)
          .map((name) => `FILL(${name}, 0)`)
          .join(' + '),
        of,
      },
      threshold: TOLERATED,
      periods: [1, 2],
      periodMinutes: PERIOD_MINUTES,
      topicArn,
    });
  }
  return alarms;
}
