import { afterEach, describe, expect, it } from 'vitest';
import { connect, startTestApi, type TestApi, type TestApiOptions } from './websocket-api.fixture.ts';

let api: TestApi;
const ok = () => ({ statusCode: 200 });
const start = async (limits: TestApiOptions['limits'] = {}): Promise<void> => {
  const echo = ({ body }: { body: string }) => ({ statusCode: 200, body: String(body.length) });
  api = await startTestApi({ functions: { $default: echo, $disconnect: ok }, answering: ['$default'], limits });
};
const disconnected = () =>
  api.seen('$disconnect').map(({ requestContext: { disconnectStatusCode, disconnectReason } }) => ({
    disconnectStatusCode,
    disconnectReason,
  }));
afterEach(() => api.stop());

// apigateway-execution-service-websocket-limits-table
describe('the limits of a WebSocket', () => {
  it('take a frame of 32 KB, and a message of 128 KB in frames of 32 KB', async () => {
    await start();
    const { socket, messages } = await connect(api.ws);
    const frame = 'x'.repeat(32_768);
    socket.send(frame);
    for (const fin of [false, false, false, true]) socket.send(frame, { fin });
    await expect.poll(() => messages).toEqual(['32768', '131072']);
  });

  it.each([32_769, 65_536, 131_073])('close with 1009 at a frame of %i bytes', async (bytes) => {
    await start();
    const { socket, closed } = await connect(api.ws);
    socket.send('x'.repeat(bytes));
    expect(await closed).toEqual({ code: 1009, reason: '' });
    await expect.poll(disconnected).toEqual([{ disconnectStatusCode: 1009, disconnectReason: '' }]);
    expect(api.seen('$default')).toEqual([]);
  });

  it('close with 1009 at a message of more than 128 KB in small frames', async () => {
    await start();
    const { socket, closed } = await connect(api.ws);
    for (let part = 0; part < 4; part += 1) socket.send('x'.repeat(32_768), { fin: false });
    socket.send('x', { fin: true });
    expect((await closed).code).toBe(1009);
    await expect.poll(disconnected).toEqual([{ disconnectStatusCode: 1009, disconnectReason: '' }]);
    expect(api.seen('$default')).toEqual([]);
  });

  // apigateway-websocket-api-overview: text frames only.
  it('close with 1003 at a binary message', async () => {
    await start();
    const { socket, closed } = await connect(api.ws);
    socket.send(Buffer.from('x'));
    socket.send('too late');
    expect((await closed).code).toBe(1003);
    await expect.poll(disconnected).toEqual([{ disconnectStatusCode: 1003, disconnectReason: '' }]);
    expect(api.seen('$default')).toEqual([]);
  });

  it('close with 1001 Going away after the idle time, which messages in both directions begin anew', async () => {
    await start({ idleMilliseconds: 800 });
    const { socket, closed, messages } = await connect(api.ws);
    const startedAt = performance.now();
    for (const wanted of [1, 2, 3]) {
      socket.send('x');
      await expect.poll(() => messages.length, { interval: 5 }).toBe(wanted);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
    expect(performance.now() - startedAt).toBeGreaterThan(1_200);
    await expect.poll(disconnected).toEqual([{ disconnectStatusCode: 1001, disconnectReason: 'Going away' }]);
  });

  it('close with 1001 at the end of the lifetime, however busy it is', async () => {
    await start({ idleMilliseconds: 1_000, lifetimeMilliseconds: 200 });
    const { socket, closed } = await connect(api.ws);
    const busy = setInterval(() => socket.send('x'), 20);
    expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
    clearInterval(busy);
    await expect.poll(disconnected).toEqual([{ disconnectStatusCode: 1001, disconnectReason: 'Going away' }]);
  });
});
