import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureCloud } from '../fixtures/start-fixture-cloud.ts';
import type { LocalCloud } from '../running-cloud.ts';
import { connect, refusedHandshake } from './websocket-api.fixture.ts';

let cloud: LocalCloud;
const accessLines = (): Record<string, string>[] =>
  cloud.logs.filter(({ source }) => source === 'access').map(({ line }) => JSON.parse(line));
const functionLines = (): string[] => cloud.logs.filter(({ source }) => source === 'function').map(({ line }) => line);

beforeAll(async () => {
  cloud = await startFixtureCloud({ services: ['front', 'sockets'] });
});
afterAll(() => cloud.stop());

// serverless.yml reference, "websocket" events: route, authorizer with name and identitySource, route responses.
describe('the WebSocket API of the local cloud', () => {
  it('is made of the websocket events of the services, and of what they add to it', async () => {
    const { realtime, connections } = cloud.urls;
    const { socket, messages } = await connect(`${realtime}/dev?as=anna`);
    socket.send('{"action":"echo"}');
    await expect.poll(() => messages).toHaveLength(1);
    const { event, ...environment } = JSON.parse(messages[0] ?? '');
    expect(environment).toEqual({ CONNECTIONS_ENDPOINT: connections, REALTIME_URL: realtime });
    expect(event.stageVariables).toEqual({ colour: 'green' });
    expect(event.requestContext).toMatchObject({
      stage: 'dev',
      authorizer: { principalId: 'anna', letters: '4' },
      apiId: cloud.services().find(({ service }) => service === 'sockets')?.physicalIds.WebsocketsApi,
    });
  });

  it('has its @connections where the functions are told, so that they can answer', async () => {
    const { socket, messages } = await connect(`${cloud.urls.realtime}/?as=ben`);
    socket.send('{"action":"post-it"}');
    await expect.poll(() => messages).toEqual(['a note']);
  });

  it('answers 401 and 403 as its authoriser decides', async () => {
    expect((await refusedHandshake(cloud.urls.realtime)).status).toBe(401);
    expect((await refusedHandshake(`${cloud.urls.realtime}/?as=intruder`)).status).toBe(403);
  });

  it('logs connects, messages and disconnects in the format of the service', async () => {
    const { socket } = await connect(`${cloud.urls.realtime}/?as=cleo`);
    socket.send('{"action":"nothing"}');
    await expect.poll(() => accessLines().some(({ who, status }) => who === 'cleo' && status === '403')).toBe(true);
    socket.close();
    const lines = () => accessLines().filter(({ who }) => who === 'cleo');
    await expect
      .poll(() => lines().map(({ eventType, routeKey, status }) => [eventType, routeKey, status]))
      .toEqual([
        ['CONNECT', '$connect', '200'],
        ['MESSAGE', '-', '403'],
        ['DISCONNECT', '$disconnect', '200'],
      ]);
    expect(new Set(lines().map(({ connectionId }) => connectionId)).size).toBe(1);
    expect(functionLines()).toContain('desk saw $disconnect');
  });

  it('gives its address as an output', () => {
    const outputs = cloud.services().find(({ service }) => service === 'sockets')?.outputs;
    expect(outputs).toEqual({ endpoint: cloud.urls.realtime });
  });

  it('closes its clients when the cloud stops', async () => {
    const short = await startFixtureCloud({ services: ['front', 'sockets'] });
    const { closed } = await connect(`${short.urls.realtime}/?as=dora`);
    await short.stop();
    expect(await closed).toEqual({ code: 1001, reason: 'Going away' });
  });
});
