import { startLocalCloud } from '@frontdesk/local/local-cloud';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownDatabase } from '../shared-dynamodb.ts';

const LIMIT = 20;
const DOCUMENT = {
  ...{ timeZone: 'America/Phoenix', startGridMinutes: 5, offerIntervalMinutes: 15, minimumNoticeMinutes: 0 },
  appointmentTypes: [{ code: 'exam', durationMinutes: 30 }],
  providers: [{ providerId: 'dr-adams', weekly: [{ dayOfWeek: 'mon', start: '09:00', end: '17:00' }] }],
};
const PRACTICES = ['limited', 'neighbor'] as const;

let cloud: LocalCloud;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  cloud = await startLocalCloud({
    services: ['platform', 'slots', 'appointments'],
    throttling: false,
    ...ownDatabase(),
    environment: { PRACTICE_REQUESTS_PER_MINUTE: String(LIMIT) },
  });
  for (const practiceId of PRACTICES) {
    const imported = await cloud.invoke('importPractice', { practiceId, ...DOCUMENT });
    if (!imported.ok) throw new Error(imported.errorMessage);
    tokens[practiceId] = await cloud.issueToken({ practiceId, role: 'agent' });
  }
});
afterAll(() => cloud.stop());

const read = (practiceId: string, query = ''): Promise<Response> =>
  fetch(`${cloud.urls.appApi}/practices/${practiceId}${query}`, {
    headers: { authorization: `Bearer ${tokens[practiceId]}`, origin: 'https://console.example' },
  });

it('refuses what a practice asks over its limit, by whatever caller, and nobody else', async () => {
  // A cold function may give up its first count, and lets the request through then.
  await expect.poll(async () => (await read('neighbor')).headers.get('ratelimit'), { timeout: 20_000 }).not.toBeNull();
  const left: number[] = [];
  for (let request = 1; request <= LIMIT; request += 1) {
    const answer = await read('limited');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit-policy')).toBe(`"permin";q=${LIMIT};w=60`);
    left.push(Number(/^"permin";r=(\d+);t=\d+$/.exec(answer.headers.get('ratelimit') ?? '')?.[1]));
  }
  expect(left).toEqual(Array.from({ length: LIMIT }, (_, index) => LIMIT - 1 - index));

  tokens.limited = await cloud.issueToken({ practiceId: 'limited', role: 'manager', sub: 'somebody-else' });
  const refused = await read('limited');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  const [, seconds] = /^"permin";r=0;t=(\d+)$/.exec(refused.headers.get('ratelimit') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThan(0);
  expect(refused.headers.get('retry-after')).toBe(seconds);
  // A page reads what is exposed to it.
  const exposed = refused.headers.get('access-control-expose-headers')?.toLowerCase() ?? '';
  for (const name of ['retry-after', 'ratelimit', 'ratelimit-policy']) expect(exposed).toContain(name);

  // Who asks for what does not exist is told so first; it costs nothing, even over the limit.
  expect((await read('limited', '/slots?from=never')).status).toBe(400);
  expect((await read('neighbor')).status).toBe(200);
});
