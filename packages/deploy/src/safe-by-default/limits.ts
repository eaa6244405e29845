import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { functionsBehindApis, unlimitedConsumers } from './event-sources.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** The class of a function that only queues and streams feed, unless it names another or its queue limits it. */
export const BACKGROUND = 'background';

/** Keeps instances for the functions of the stage's classes, so that a busy one cannot starve the others.
 *  Throws when a function names a class that no stage knows. */
export function reserveConcurrency(
  template: Template,
  { reservedConcurrency }: SafeByDefaultSettings,
  { concurrencyClasses }: ServiceIdentity,
): void {
  const behindApis = functionsBehindApis(template);
  const fed = unlimitedConsumers(template);
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
    const named = concurrencyClasses[id];
    if (named !== undefined && !CLASSES.includes(named)) {
      throw new Error(`${Properties.FunctionName}: no concurrency class ${named}; there are ${CLASSES.join(', ')}.`);
    }
    const unlimited = Properties.ReservedConcurrentExecutions === undefined && fed.has(id) && !behindApis.has(id);
    const kept = reservedConcurrency[named ?? (unlimited ? BACKGROUND : '')];
    if (kept !== undefined) Properties.ReservedConcurrentExecutions = kept;
  }
}

/** Those of serverless.stages.yml. */
const CLASSES = ['booking', 'postCall', 'reports', BACKGROUND];

/** Limits every route of an HTTP or WebSocket API whose stage does not say how. */
export function throttleRoutes(template: Template, { throttleRate, throttleBurst }: SafeByDefaultSettings): void {
  for (const [, stage] of resourcesOf(template, 'AWS::ApiGatewayV2::Stage')) {
    stage.Properties.DefaultRouteSettings = {
      DetailedMetricsEnabled: true,
      ThrottlingRateLimit: throttleRate,
      ThrottlingBurstLimit: throttleBurst,
      ...(stage.Properties.DefaultRouteSettings as object | undefined),
    };
  }
}
