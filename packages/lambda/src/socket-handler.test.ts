import { AppError } from '@frontdesk/core/app-error';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lambdaContext, recordedLog } from './invocation.fixture.ts';
import { type SocketMessage, socketHandler } from './socket-handler.ts';

const authorizer = {
  practiceId: 'p001',
  subject: 'user-1',
  scopes: 'calls:read appointments:read',
  principalId: 'user-1',
};
const event = (body?: string, change: object = {}) => ({
  requestContext: { connectionId: 'c1=', requestId: 'request-1', authorizer, ...change },
  ...(body !== undefined && { body }),
});
const schema = z.strictObject({ action: z.literal('greet'), name: z.string() });

const greeter = (handle: (message: SocketMessage<z.output<typeof schema>>) => Promise<object | undefined>) => {
  const log = recordedLog();
  const options = { logger: log.logger, clock: { now: () => 1_000 } };
  return { log, handler: socketHandler({ operationId: 'greet', message: schema }, handle, options) };
};

describe('socketHandler', () => {
  it('hands a checked message on, with who sent it, and answers what comes of it', async () => {
    let seen: SocketMessage<unknown> | undefined;
    const { handler } = greeter(async (message) => {
      seen = message;
      return { type: 'greeting', to: message.content.name };
    });
    const reply = await handler(event('{"action":"greet","name":"Ada"}'), lambdaContext());
    expect(reply).toEqual({ statusCode: 200, body: '{"type":"greeting","to":"Ada"}' });
    const { practiceId, connectionId, subject, scopes, deadline } = seen!;
    expect({ practiceId, connectionId, subject, scopes }).toEqual({
      practiceId: 'p001',
      connectionId: 'c1=',
      subject: 'user-1',
      scopes: ['calls:read', 'appointments:read'],
    });
    expect(deadline).toBe(10_500);
  });

  it('answers without a body when there is nothing to say', async () => {
    const { handler } = greeter(async () => undefined);
    expect(await handler(event('{"action":"greet","name":"Ada"}'), lambdaContext())).toEqual({ statusCode: 200 });
  });

  it.each(['', 'no json', '[]', '{"action":"greet"}', '{"action":"greet","name":"Ada","extra":1}'])(
    'answers INPUT_INVALID to %j, and calls nobody',
    async (body) => {
      const { handler, log } = greeter(() => Promise.reject(new Error('called')));
      const reply = await handler(event(body), lambdaContext());
      expect(reply).toEqual({ statusCode: 200, body: '{"type":"error","code":"INPUT_INVALID"}' });
      expect(log.text()).not.toContain('Ada');
    },
  );

  it.each([new Error('quoting Ada'), new AppError('UNAVAILABLE', { cause: new Error('quoting Ada') })])(
    'answers UNAVAILABLE when the function fails, and logs where but not what',
    async (error) => {
      const { handler, log } = greeter(() => Promise.reject(error));
      const reply = await handler(event('{"action":"greet","name":"Ada"}'), lambdaContext());
      expect(reply).toEqual({ statusCode: 200, body: '{"type":"error","code":"UNAVAILABLE"}' });
      expect(log.text()).toContain('MESSAGE_FAILED');
      expect(log.text()).not.toContain('Ada');
    },
  );

  it('refuses a connection when its function fails, or nobody said whose it is', async () => {
    const options = { logger: recordedLog().logger };
    const failing = socketHandler({ operationId: 'connect' }, () => Promise.reject(new Error('no')), options);
    expect(await failing(event(), lambdaContext())).toEqual({ statusCode: 503 });
    const fine = socketHandler({ operationId: 'connect' }, async () => undefined, options);
    expect(await fine(event(), lambdaContext())).toEqual({ statusCode: 200 });
    for (const nobody of [null, undefined, {}, { ...authorizer, practiceId: '' }]) {
      expect(await fine(event(undefined, { authorizer: nobody }), lambdaContext())).toEqual({ statusCode: 503 });
    }
  });
});
