import type { Template } from '../cloudformation-template.ts';
import { accountAlarms } from './account-alarms.ts';
import { apiAlarms } from './api-alarms.ts';
import { releaseGradually } from './canary-release.ts';
import { circuitAlarm } from './circuit-alarm.ts';
import { clusterAlarms } from './cluster-alarms.ts';
import { stageDashboard } from './dashboard.ts';
import { nameDeployments } from './deployment-names.ts';
import { encryptWithDataKey, refusePlainText } from './encryption.ts';
import { frontDoorAlarm } from './front-door-alarm.ts';
import { functionAlarms } from './function-alarms.ts';
import { adjustRoles, nameInvokingApis } from './function-roles.ts';
import { reserveConcurrency, throttleRoutes } from './limits.ts';
import { invokeThroughAlias } from './live-alias.ts';
import { provisionInPracticeHours } from './provisioned-concurrency.ts';
import { queueAlarms } from './queue-alarms.ts';
import { refusalAlarms } from './refusal-alarms.ts';
import { tryReleases } from './release-trial.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';
import { signInAlarms } from './sign-in-alarms.ts';
import { tableAlarms } from './table-alarms.ts';
import { usageAlarm } from './usage-alarm.ts';
import { webhookAlarm } from './webhook-alarm.ts';

/** The App API in the platform's stack. */
const HTTP_API = 'HttpApi';

/** Makes of a service's compiled template what every service is in production: encrypted with the platform's key,
 *  limited, watched, and released by alias. What a service declares itself stands, except how it is encrypted.
 *  Changes the template. See ADR-0014. */
export function makeSafe(template: Template, settings: SafeByDefaultSettings, identity: ServiceIdentity): void {
  encryptWithDataKey(template, settings.dataKeyArn);
  refusePlainText(template);
  adjustRoles(template);
  nameInvokingApis(template);
  reserveConcurrency(template, settings, identity);
  throttleRoutes(template, settings);
  const live = settings.releaseType === 'none' ? [] : invokeThroughAlias(template);
  nameDeployments(template);
  releaseGradually(template, live, settings, identity);
  tryReleases(template, live, identity);
  if (settings.provisionedConcurrency) provisionInPracticeHours(template, live, settings.provisionedConcurrency);
  Object.assign(
    template.Resources,
    functionAlarms(template, settings),
    apiAlarms(template, settings, identity),
    queueAlarms(template, settings, identity),
    refusalAlarms(template, settings, identity),
    frontDoorAlarm(template, settings, identity),
    circuitAlarm(template, settings, identity),
    webhookAlarm(settings, identity),
    usageAlarm(template, settings, identity),
    tableAlarms(template, settings, identity),
    clusterAlarms(template, settings, identity),
    signInAlarms(template, settings, identity),
    accountAlarms(HTTP_API, settings, identity),
  );
  if (settings.dashboard) template.Resources.StageDashboard = stageDashboard(identity.stage, HTTP_API);
}
