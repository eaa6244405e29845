import { describe, expect, it } from 'vitest';
import { evaluate } from './metric-math.fixture.ts';
import { refusalAlarms } from './refusal-alarms.ts';
import type { SafeByDefaultSettings } from './settings.ts';

const template = {
  Resources: {
    HttpApi: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Sockets: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
    Page: { Type: 'AWS::CloudFront::Distribution', Properties: {} },
    Firewall: { Type: 'AWS::WAFv2::WebACL', Properties: { VisibilityConfig: { MetricName: 'frontdesk-prod' } } },
  },
};
const identity = { service: 'edge', stage: 'prod', concurrencyClasses: {} };
const alarms = refusalAlarms(template, { alarmTopicArn: 'arn' } as unknown as SafeByDefaultSettings, identity);

/** Whether an alarm rings in five minutes of such figures. */
function rings(id: string, metrics: Readonly<Record<string, number | undefined>>): boolean {
  const { Metrics, Threshold } = alarms[id]!.Properties as {
    Metrics: { Expression?: string }[];
    Threshold: number;
  };
  const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
  return evaluate(expression, metrics) > Threshold;
}

const REFUSALS = ['HttpApiRefusalsAlarm', 'PageRefusalsAlarm', 'FirewallRefusalsAlarm'] as const;
/** Five minutes of `all` requests of which `served` were, as each of the three counts them. */
function minutes(all: number, served: number, pings: number | undefined) {
  const of = { pings, failed: 0 };
  return {
    HttpApiRefusalsAlarm: { ...of, all, refused: all - served },
    PageRefusalsAlarm: { ...of, all, refused: (100 * (all - served)) / all },
    FirewallRefusalsAlarm: { pings, blocked: all - served, allowed: served },
  };
}

describe.each(REFUSALS)('%s', (id) => {
  it('rings when everybody who has a dashboard open is refused', () => {
    expect(rings(id, minutes(60, 0, 20)[id])).toBe(true);
    expect(rings(id, minutes(400, 3, 200)[id])).toBe(true);
  });

  it("is not moved by a stranger's ten thousand wrong tokens, by day or at night", () => {
    expect(rings(id, minutes(10_300, 300, 200)[id])).toBe(false);
    expect(rings(id, minutes(10_000, 0, undefined)[id])).toBe(false);
  });

  it('is quiet when little is asked', () => {
    expect(rings(id, minutes(10, 0, 20)[id])).toBe(false);
  });
});

it('a distribution that fails one in fifty rings, one failure does not', () => {
  expect(rings('PageErrorsAlarm', { all: 1_000, failed: 2 })).toBe(true);
  expect(rings('PageErrorsAlarm', { all: 20, failed: 5 })).toBe(false);
});

it('a WebSocket API, which answers nobody by status, has none of these', () => {
  expect(Object.keys(alarms).filter((id) => id.startsWith('Sockets'))).toEqual([]);
});
