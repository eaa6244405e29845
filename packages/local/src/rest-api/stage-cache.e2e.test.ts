import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { allowing, authorized, startTestRestApi, type TestRestApi } from './rest-api.fixture.ts';

const cached = { CachingEnabled: true };
const keyed = (CacheKeyParameters: string[], RequestParameters: object = {}) => ({
  integration: { CacheKeyParameters, RequestParameters },
});
const practice = 'integration.request.header.practice';

let api: TestRestApi;
beforeAll(async () => {
  api = await startTestRestApi({
    functions: {
      authorizer: ({ headers }) => {
        const practice = headers['x-api-key'] ?? '';
        const policy = allowing('*', { context: { practice } }) as { policyDocument: { Statement: object[] } };
        const Action = 'execute-api:InvalidateCache';
        if (practice === 'manager') policy.policyDocument.Statement.push({ Action, Effect: 'Allow', Resource: '*' });
        return policy;
      },
      echo: ({ path, httpMethod }) => {
        made += 1;
        return {
          statusCode: path === '/refused' ? 409 : 200,
          headers: { 'X-Made': String(made) },
          body: path === '/large' ? 'x'.repeat(1_048_577) : String(httpMethod),
        };
      },
    },
    methods: {
      'GET /plain': 'echo',
      'POST /plain': 'echo',
      'GET /refused': 'echo',
      'GET /large': 'echo',
      'GET /short': 'echo',
      'GET /off': 'echo',
      'GET /open': 'echo',
      'GET /practices/{id}': keyed([
        'method.request.path.id',
        'method.request.querystring.q',
        'method.request.header.X-Kind',
      ]),
      'GET /plans': { ...authorized, ...keyed([practice], { [practice]: 'context.authorizer.practice' }) },
      'GET /strict': { ...authorized },
    },
    stage: {
      CacheClusterEnabled: true,
      MethodSettings: [
        { ResourcePath: '/*', HttpMethod: '*', ...cached },
        { ResourcePath: '/~1short', HttpMethod: 'GET', CacheTtlInSeconds: 5 },
        { ResourcePath: '/~1off', HttpMethod: 'GET', CacheTtlInSeconds: 0 },
        { ResourcePath: '/~1open', HttpMethod: 'GET', RequireAuthorizationForCacheControl: false },
        { ResourcePath: '/~1strict', HttpMethod: 'GET', UnauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' },
      ],
    },
  });
});
afterAll(() => api.stop());

let made = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-12-01T08:00:00Z') });
  api.cache.flush();
});
afterEach(() => vi.useRealTimers());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${api.url}${path}`, { method, headers });
/** Which of the function's answers it is. */
const answer = async (...request: Parameters<typeof get>): Promise<string | null> =>
  (await get(...request)).headers.get('x-made');
const refresh = { 'cache-control': 'max-age=0' };

// api-gateway-caching
describe('the cache of a stage', () => {
  it('answers for 300 seconds unless the method says otherwise', async () => {
    const [first, short] = [await answer('/plain'), await answer('/short')];
    vi.advanceTimersByTime(4_999);
    expect(await answer('/short')).toBe(short);
    vi.advanceTimersByTime(1);
    expect(await answer('/short')).not.toBe(short);
    vi.advanceTimersByTime(294_999);
    expect(await answer('/plain')).toBe(first);
    vi.advanceTimersByTime(1);
    expect(await answer('/plain')).not.toBe(first);
  });

  it('gives each answer a request id of its own', async () => {
    const ids = [await get('/plain'), await get('/plain')].map(({ headers }) => headers.get('x-amzn-requestid'));
    expect(new Set(ids).size).toBe(2);
  });

  it('takes different queries for one without chosen keys', async () => {
    expect(await answer('/plain?a=1')).toBe(await answer('/plain?a=2'));
  });

  it('keeps an entry for each combination of path, query and header that is chosen', async () => {
    const requests: [string, Record<string, string>?][] = [
      ['/practices/p001?q=1'],
      ['/practices/p002?q=1'],
      ['/practices/p001?q=2'],
      ['/practices/p001?q=1', { 'x-kind': 'a' }],
    ];
    const first = await Promise.all(requests.map((request) => answer(...request)));
    expect(new Set(first).size).toBe(4);
    expect(await Promise.all(requests.map((request) => answer(...request)))).toEqual(first);
  });

  it('keeps callers apart by what their authorizer says', async () => {
    const [one, two] = [
      await answer('/plans', { 'x-api-key': 'p001' }),
      await answer('/plans', { 'x-api-key': 'p002' }),
    ];
    expect(one).not.toBe(two);
    expect(await answer('/plans', { 'x-api-key': 'p001' })).toBe(one);
  });

  it('is for GET, and off with a TTL of 0', async () => {
    expect(await answer('/plain', {}, 'POST')).not.toBe(await answer('/plain', {}, 'POST'));
    expect(await answer('/off')).not.toBe(await answer('/off'));
  });

  // Seen by users of AWS: a 429 of the function is kept as well.
  it('keeps answers whatever their status, up to 1 MiB', async () => {
    expect(await answer('/refused')).toBe(await answer('/refused'));
    expect(await answer('/large')).not.toBe(await answer('/large'));
  });
});

// api-gateway-caching, "Invalidate an API Gateway cache entry"
describe('Cache-Control: max-age=0', () => {
  it('refreshes the entry for everybody when no authorization is required', async () => {
    const first = await answer('/open');
    const second = await answer('/open', refresh);
    expect(second).not.toBe(first);
    expect(await answer('/open')).toBe(second);
  });

  it('refreshes the entry for whom the policy allows InvalidateCache', async () => {
    const first = await answer('/strict', { 'x-api-key': 'manager' });
    expect(await answer('/strict', { 'x-api-key': 'manager', ...refresh })).not.toBe(first);
  });

  it('is ignored with a warning for others, or refused', async () => {
    const first = await answer('/plans', { 'x-api-key': 'p001' });
    const ignored = await get('/plans', { 'x-api-key': 'p001', ...refresh });
    expect([ignored.headers.get('x-made'), ignored.headers.get('warning')]).toEqual([
      first,
      expect.stringMatching(/^199 /),
    ]);
    expect((await get('/strict', { 'x-api-key': 'p001', ...refresh })).status).toBe(403);
  });
});
