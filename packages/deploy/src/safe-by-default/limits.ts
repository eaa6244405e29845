import { referredId, resourcesOf, type Template } from '../cloudformation-template.ts';
import { consumers, functionOf, functionsBehindApis } from './event-sources.ts';
import type { SafeByDefaultSettings, ServiceIdentity } from './settings.ts';

/** The class of a function that only queues and streams feed, unless it names another. */
const BACKGROUND = 'background';

/** Keeps instances for the functions of the stage's classes, so that a busy one cannot starve the others, and lets a queue
 *  start no more of a function than are kept for it: what Lambda refuses would count as a try of the message.
 *  Throws when a function names a class that no stage knows. */
export function reserveConcurrency(
  template: Template,
  { reservedConcurrency }: SafeByDefaultSettings,
  { concurrencyClasses }: ServiceIdentity,
): void {
  const behindApis = functionsBehindApis(template);
  const fed = consumers(template);
  for (const [id, { Properties }] of resourcesOf(template, 'AWS::Lambda::Function')) {
    const named = concurrencyClasses[id];
    if (named !== undefined && !CLASSES.includes(named)) {
      throw new Error(`${Properties.FunctionName}: no concurrency class ${named}; there are ${CLASSES.join(', ')}.`);
    }
    const kept = reservedConcurrency[named ?? (fed.has(id) && !behindApis.has(id) ? BACKGROUND : '')];
    if (kept === undefined) continue;
    Properties.ReservedConcurrentExecutions = kept;
    limitQueuesOf(template, id, kept);
  }
}

/** The least that SQS's event source takes. */
const LEAST_AT_ONCE = 2;

function limitQueuesOf(template: Template, functionId: string, kept: number): void {
  for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::EventSourceMapping')) {
    const readsStream = Properties.StartingPosition !== undefined;
    if (readsStream || functionOf(template, referredId(Properties.FunctionName)) !== functionId) continue;
    const { MaximumConcurrency: asked = kept } = (Properties.ScalingConfig ?? {}) as { MaximumConcurrency?: number };
    Properties.ScalingConfig = { MaximumConcurrency: Math.max(LEAST_AT_ONCE, Math.min(asked, kept)) };
  }
}

/** Those of serverless.stages.yml. */
const CLASSES = [
  'booking',
  'postCall',
  'reports',
  'realtime',
  'open',
  'desk',
  'night',
  'webhooks',
  'facts',
  'usage',
  BACKGROUND,
];

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
