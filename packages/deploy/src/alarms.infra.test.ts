import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployableServices, REPOSITORY_ROOT } from './deployable-services.ts';
import { onlyResource, packagedTemplate, resourcesOf, type Template } from './packaged-template.ts';
import { ALARM_KINDS } from './safe-by-default/alarm.ts';
import { deadLetterQueues, streamConsumers } from './safe-by-default/event-sources.ts';

const SERVICES = deployableServices().map(({ name }) => name);
const alarmsOf = (template: Template): Record<string, unknown>[] =>
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const runbookIn = (text: unknown): string | undefined => /docs\/runbooks\/([a-z-]+)\.md/.exec(String(text))?.[1];
/** Alarms about a resource, by the runbook that they name. */
const kindsAbout = (template: Template, id: string): (string | undefined)[] =>
  alarmsOf(template)
    .filter((alarm) => new RegExp(`"${id}"`).test(JSON.stringify(alarm)))
    .map(({ AlarmDescription }) => runbookIn(AlarmDescription))
    .sort();

describe.each(SERVICES)('the watch over %s', (service) => {
  const template = (): Template => packagedTemplate(service);

  it('knows errors, throttles and the slowest hundredth of every function', () => {
    for (const [id] of resourcesOf(template(), 'AWS::Lambda::Function')) {
      expect(kindsAbout(template(), id)).toEqual(
        expect.arrayContaining(['function-errors', 'function-latency', 'function-throttles']),
      );
    }
  });

  it('knows failures and latency of every API', () => {
    for (const type of ['AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::RestApi']) {
      for (const [id] of resourcesOf(template(), type)) {
        expect(kindsAbout(template(), id)).toEqual(expect.arrayContaining(['api-errors', 'api-latency']));
      }
    }
  });

  it('knows dead letters and consumers that fall behind', () => {
    for (const id of deadLetterQueues(template())) expect(kindsAbout(template(), id)).toContain('dead-letters');
    for (const id of streamConsumers(template())) expect(kindsAbout(template(), id)).toContain('stream-age');
  });

  it('judges rates and percentiles of five minutes, and a slowest hundredth only where there is one', () => {
    const computed = alarmsOf(template()).filter(({ Metrics }) => Metrics !== undefined);
    for (const { AlarmName, Metrics, DatapointsToAlarm, EvaluationPeriods } of computed) {
      const queries = Metrics as { Expression?: string; MetricStat?: { Stat: string; Period: number } }[];
      const expression = queries.find((query) => query.Expression !== undefined)?.Expression;
      const inputs = queries.flatMap(({ MetricStat }) => MetricStat ?? []);
      expect(inputs.every(({ Period }) => Period === 300)).toBe(true);
      if (inputs.some(({ Stat }) => Stat === 'p99')) {
        expect(expression, String(AlarmName)).toMatch(/^IF\(FILL\(calls, 0\) >= (20|100), slow, 0\)$/);
      }
      // The latest point of a metric that comes late is what FILL made of it.
      expect(Number(EvaluationPeriods), String(AlarmName)).toBeGreaterThan(1);
      expect(Number(DatapointsToAlarm)).toBeLessThanOrEqual(Number(EvaluationPeriods));
    }
    // Keeps an alarm as it is until there are a thousand calls in a period.
    expect(JSON.stringify(alarmsOf(template()))).not.toContain('EvaluateLowSampleCountPercentile');
  });

  it('tells the topic of the stage, and where the runbook is', () => {
    for (const { AlarmActions, AlarmDescription } of alarmsOf(template())) {
      expect(JSON.stringify(AlarmActions)).toMatch(/"AlarmTopic"|placeholder-alarms/);
      const runbook = runbookIn(AlarmDescription) ?? '';
      expect(existsSync(join(REPOSITORY_ROOT, `docs/runbooks/${runbook}.md`)), String(AlarmDescription)).toBe(true);
    }
  });

  it('names every alarm after its service and stage, once', () => {
    const names = alarmsOf(template()).map(({ AlarmName }) => String(AlarmName));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(new RegExp(`^${service}-prod-`));
  });

  it('traces every function', () => {
    for (const [id, { Properties }] of resourcesOf(template(), 'AWS::Lambda::Function')) {
      expect(Properties.TracingConfig, id).toEqual({ Mode: 'Active' });
    }
  });
});

describe('the runbooks of alarms', () => {
  const directory = join(REPOSITORY_ROOT, 'docs/runbooks');

  it.each(ALARM_KINDS)('%s says what it means, how to look and what to do', (name) => {
    const text = readFileSync(join(directory, `${name}.md`), 'utf8');
    for (const heading of ['## What it means', '## Look', '## Do']) expect(text).toContain(heading);
  });
});

describe('the dashboard of the stage', () => {
  it('shows the API, the bookings, the functions, the queues and the streams of every service', () => {
    const dashboard = onlyResource(packagedTemplate('platform'), 'AWS::CloudWatch::Dashboard');
    const { 'Fn::Sub': body } = dashboard.Properties.DashboardBody as { 'Fn::Sub': string };
    const { widgets } = JSON.parse(body) as { widgets: { properties: { title: string; metrics: unknown[] } }[] };
    expect(widgets).toHaveLength(12);
    for (const metric of [
      '5xx',
      'Bookings',
      'BookingConflicts',
      'WriteRetries',
      'FanOutLag',
      'Throttles',
      'IteratorAge',
    ]) {
      expect(body).toContain(metric);
    }
  });
});
