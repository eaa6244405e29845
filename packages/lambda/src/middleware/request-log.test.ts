import { describe, expect, it } from 'vitest';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, lambdaContext, recordedLog } from '../invocation.fixture.ts';

const SECRETS = {
  headers: { authorization: 'Bearer CANARY', cookie: 'CANARY', 'x-forwarded-for': 'CANARY' },
  rawQueryString: 'q=CANARY',
  pathParameters: { id: 'CANARY' },
  rawBody: '{"patient":"CANARY"}',
};

describe('requestLog', () => {
  it('logs nothing of the event: no header, query, path or body', async () => {
    const log = recordedLog();
    const handler = apiHandler({ operationId: 'x' }, async () => ({ statusCode: 200, headers: {}, body: '"CANARY"' }), {
      logger: log.logger,
      allowedOrigins: [],
    });
    await handler(apiEvent({ method: 'POST', path: '/things/CANARY', ...SECRETS }), lambdaContext());
    expect(log.lines()).toHaveLength(1);
    expect(log.text()).not.toContain('CANARY');
  });

  it("has CloudFront's id of the request, by which CloudFront's log tells the address, and nothing else of that header", async () => {
    const idOf = async (sent: string): Promise<unknown> => {
      const log = recordedLog();
      const options = { logger: log.logger, allowedOrigins: [] };
      const handler = apiHandler(
        { operationId: 'x' },
        async () => ({ statusCode: 204, headers: {}, body: '' }),
        options,
      );
      await handler(apiEvent({ headers: { 'x-amz-cf-id': sent } }), lambdaContext());
      return log.lines()[0]?.edgeRequestId;
    };
    const id = 'Vd3UqPm2sCw1vJx5b-ZQ0k9T_aHn7eRfYgLoXiBzNcMtAhDpWEuSjQ==';
    expect(await idOf(id)).toBe(id);
    expect(await idOf('Ann Patient, 1980-01-01, of practice p001')).toBeUndefined();
  });

  it('falls back on the invocation where an event has no request id', async () => {
    const log = recordedLog();
    const handler = apiHandler({ operationId: 'x' }, async () => ({ statusCode: 200, headers: {}, body: '' }), {
      logger: log.logger,
      allowedOrigins: [],
    });
    const answer = await handler({} as ReturnType<typeof apiEvent>, lambdaContext());
    expect(answer.statusCode).toBe(403);
    expect(log.lines()).toMatchObject([{ message: 'REQUEST_DONE', requestId: 'invocation-1', status: 403 }]);
  });

  it('takes its name and origins from the environment when it is given none', async () => {
    const handler = apiHandler({ operationId: 'x' }, async () => ({ statusCode: 204, headers: {}, body: '' }));
    const written: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((text: string) => written.push(text) > 0) as typeof write;
    try {
      expect(await handler(apiEvent(), lambdaContext())).toMatchObject({ statusCode: 204 });
    } finally {
      process.stdout.write = write;
    }
    expect(written.filter((line) => line.includes('REQUEST_DONE'))).toHaveLength(1);
    expect(written[0]).toMatch(/^\{.*"service":"frontdesk".*\}\n$/);
  });
});
