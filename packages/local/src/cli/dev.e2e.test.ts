import { once } from 'node:events';
import { createServer } from 'node:net';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { isPortFree } from '../dynamodb/free-port.ts';
import { fixtureRoot } from '../fixtures/start-fixture-cloud.ts';
import { connect } from '../websocket/websocket-api.fixture.ts';
import { type Command, command, databasePort, endCommands, randomPortBase, ready } from './command.fixture.ts';

const portBase = randomPortBase();
const base = { FRONTDESK_PORT_BASE: String(portBase) };
const dev = (...args: string[]): Command => command('dev.ts', ['--root', fixtureRoot, '--no-demo', ...args], base);
const devToken = (...args: string[]): Command => command('dev-token.ts', args, base);
const allPortsFree = async (ports: number[]): Promise<boolean> =>
  (await Promise.all(ports.map(isPortFree))).every(Boolean);
afterEach(endCommands);

describe('pnpm dev', () => {
  it('prints its addresses, then ready alone on its line, and ends all it started at SIGTERM', async () => {
    const cloud = dev();
    await ready(cloud);
    expect(cloud.output()).toContain(`App API         http://127.0.0.1:${portBase}`);
    expect(cloud.output()).toContain(`Partner API     http://127.0.0.1:${portBase + 1}`);
    expect(cloud.output()).toContain(
      'A token         pnpm dev:token p001 manager\nA key           pnpm dev:key p001\n',
    );
    expect(cloud.output()).toContain(
      `A call with it  curl -H "x-api-key: $(pnpm --silent dev:key p001)" http://127.0.0.1:${portBase + 1}/v2/usage\n`,
    );
    expect(cloud.output()).toContain(`Realtime        ws://127.0.0.1:${portBase + 2}`);
    expect((await fetch(`http://127.0.0.1:${portBase}/health`)).status).toBe(200);
    const ports = [portBase, portBase + 5, databasePort(cloud)];

    const token = devToken('p001', 'manager', '--scope', 'things:admin b', '--sub', 'anna');
    expect(await token.ended).toBe(0);
    expect(token.output()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(decodeJwt(token.output().trim())).toMatchObject({ sub: 'anna', role: 'manager', scope: 'things:admin b' });
    const headers = { authorization: token.output().trim() };
    expect((await fetch(`http://127.0.0.1:${portBase}/readers`, { headers })).status).toBe(200);

    const expired = devToken('p001', 'manager', '--expired');
    await expired.ended;
    const refused = { authorization: expired.output().trim() };
    expect((await fetch(`http://127.0.0.1:${portBase}/readers`, { headers: refused })).status).toBe(401);

    expect(cloud.output()).toMatch(/^Payers +http:\/\/127\.0\.0\.1:\d+ \(SIM-A, SIM-B, SIM-C\)$/m);
    const outage = command('payers.ts', ['outage', 'SIM-A', '60s'], base);
    expect(await outage.ended).toBe(0);
    expect(outage.output()).toBe('SIM-A is down for 60 s\n');

    cloud.child.kill('SIGTERM');
    expect(await cloud.ended).toBe(0);
    expect(await allPortsFree(ports)).toBe(true);
  });

  it('names the port that is taken and the variable that moves it, before it starts anything', async () => {
    const other = createServer().listen(portBase + 3, '127.0.0.1');
    await once(other, 'listening');
    const cloud = dev();
    expect(await cloud.ended).toBe(1);
    expect(cloud.output()).toContain(`port ${portBase + 3} (console)`);
    expect(cloud.output()).toContain('FRONTDESK_PORT_BASE=');
    expect(cloud.output()).not.toContain('    at ');
    other.close();
  });

  it('closes WebSockets as early as it is told to', async () => {
    const cloud = dev('--ws-idle-seconds', '0.2');
    await ready(cloud);
    const client = await connect(`ws://127.0.0.1:${portBase + 2}/?as=anna`);
    expect(await client.closed).toEqual({ code: 1001, reason: 'Going away' });
    const wrong = dev('--ws-life-seconds', 'soon');
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toContain('--ws-life-seconds must be a number of seconds above 0, not "soon".');
  });

  it('says what to install when Java is missing', async () => {
    const cloud = command('dev.ts', ['--root', fixtureRoot], { ...base, PATH: '/nowhere' });
    expect(await cloud.ended).toBe(1);
    expect(cloud.output()).toContain('Install Java 17 or newer');
  });
});

describe('pnpm dev:token', () => {
  it('says what to start when nothing listens', async () => {
    const token = devToken('p001', 'manager');
    expect(await token.ended).toBe(1);
    expect(token.output()).toContain('pnpm dev');
  });

  it('shows its usage without a practice and a role', async () => {
    const token = devToken('p001');
    expect(await token.ended).toBe(1);
    expect(token.output()).toContain('Usage: pnpm dev:token <practiceId> <role>');
  });
});
