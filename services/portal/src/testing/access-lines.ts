import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type RestRecord, restLogFormatter } from '@frontdesk/local/rest-api/rest-access-log';
import { parse } from 'yaml';

const TEMPLATE = new URL('../../../partners/resources/rest-api.generated.yml', import.meta.url);

interface Stage {
  Type: string;
  Properties: { AccessLogSetting: { Format: string } };
}

/** The stage's own format. */
const { Resources } = parse(readFileSync(TEMPLATE, 'utf8'), { logLevel: 'silent' }) as {
  Resources: Record<string, Stage>;
};
const stage = Object.values(Resources).find(({ Type }) => Type === 'AWS::ApiGateway::Stage');
const format = restLogFormatter(stage?.Properties.AccessLogSetting.Format ?? '');

/** What happens to calls, and how often of a hundred. */
const KINDS = [
  { of: 30, route: '/v2/appointments/{id}', status: 200 },
  { of: 10, route: '/v2/practices/{id}', status: 200, cached: true },
  { of: 10, route: '/v2/practices/{id}', status: 200 },
  { of: 15, route: '/v1/practices/{id}/slots', status: 200 },
  { of: 5, route: '/v1/appointments', method: 'POST', status: 409 },
  { of: 5, route: '/v2/appointments', method: 'POST', status: 400, refusal: 'BAD_REQUEST_BODY' },
  { of: 10, route: '/v2/appointments/{id}', status: 429, refusal: 'THROTTLED' },
  { of: 5, route: '/v2/appointments/{id}', status: 403, refusal: 'ACCESS_DENIED' },
  { of: 3, route: '/v2/usage', status: 200 },
  { of: 2, route: '/v2/appointments', method: 'POST', status: 504, refusal: 'INTEGRATION_TIMEOUT' },
  { of: 5, route: '/v2/appointments/{id}', status: 401, refusal: 'UNAUTHORIZED', anonymous: true },
] as const;

type Kind = {
  readonly route: string;
  readonly status: number;
  readonly method?: string;
  readonly cached?: boolean;
  readonly refusal?: string;
  readonly anonymous?: boolean;
};
const DECK: readonly Kind[] = KINDS.flatMap(({ of, ...kind }) => Array.from({ length: of }, () => kind));

/** Lines of mixed calls as the gateway writes them, of these subscriptions with two keys each, over two days. `random` gives 0 to 1. */
export function accessLines(count: number, subscriptions: readonly string[], random: () => number): string[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  return Array.from({ length: count }, () => {
    const { route, status, method = 'GET', cached, refusal, anonymous }: Kind = pick(DECK);
    const subject = pick(subscriptions);
    return format({
      ...{
        requestId: randomUUID(),
        extendedRequestId: randomUUID().slice(0, 16),
        userAgent: 'Ada Byron',
        method,
        status,
      },
      startedEpochMs: Date.parse('2026-11-27T23:00:00Z') + Math.floor(random() * 7_200_000),
      resourcePath: route,
      responseLatencyMs: Math.floor(random() * 200),
      integrationLatencyMs: cached || refusal !== undefined ? undefined : 5,
      responseLength: 100,
      responseType: refusal,
      authorizer: anonymous
        ? undefined
        : { subject, keyId: pick([`${subject}_a`, `${subject}_b`]), plan: 'large', practiceId: 'p001' },
    } as Partial<RestRecord> as RestRecord);
  });
}
