import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { repositoryRoot } from '../repository-root.ts';
import { portalServer } from './portal-server.ts';

/** An API that tells its name and what it was asked for. */
const api = (name: string) =>
  createServer((request, response) => response.end(`${name} ${request.method} ${request.url}`));
const [appApi, partnerApi] = [api('app'), api('partner')];
const [appApiUrl, partnerApiUrl] = (await Promise.all([appApi, partnerApi].map((one) => listenOnLoopback(one, 0)))).map(
  (port) => `http://127.0.0.1:${port}`,
);
const configuration = {
  partnerApiUrl: partnerApiUrl!,
  signIn: { kind: 'local', tokenIssuerUrl: 'http://127.0.0.1:1' },
} as const;
const server = portalServer({
  ...{ root: repositoryRoot, appApiUrl: appApiUrl!, partnerApiUrl: partnerApiUrl! },
  configuration: async () => configuration,
  connectTo: () => ['http://127.0.0.1:1'],
});
let url: string;
beforeAll(async () => {
  url = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
});
afterAll(() => Promise.all([server, appApi, partnerApi].map(closeServer)));

const policyOf = async (path: string) => (await fetch(url + path)).headers.get('content-security-policy') ?? '';

it.each([
  ['/portal/account', 'app'],
  ['/v2/appointments?limit=1', 'partner'],
  ['/v1/practices/p001/slots', 'partner'],
  ['/versions', 'partner'],
])('gives %s to the %s API as it stands', async (path, name) => {
  expect(await (await fetch(url + path, { method: 'PUT' })).text()).toBe(`${name} PUT ${path}`);
});

it('keeps everything else to the page', async () => {
  const page = await (await fetch(url)).text();
  for (const path of ['/from-v1-to-v2', '/portal', '/versionsx', '/v2']) {
    expect(await (await fetch(url + path)).text(), path).toBe(page);
  }
});

it('runs scripts of its own only, on the explorer too, which may style itself', async () => {
  const [page, explorer] = [await policyOf('/'), await policyOf('/explorer.html')];
  expect(page).toContain("style-src 'self';");
  expect(page).toContain("trusted-types 'none'");
  expect(explorer).toContain("style-src 'self' 'unsafe-inline';");
  for (const policy of [page, explorer]) {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe-eval');
  }
});

it('tells vendors’ tools the API’s description, its changes, and where the engine of the explorer is', async () => {
  const read = async (path: string) => {
    const answer = await fetch(url + path);
    return { type: answer.headers.get('content-type'), text: await answer.text() };
  };
  expect(JSON.parse((await read('/openapi/partner-v2.json')).text)).toMatchObject({ openapi: '3.1.1' });
  expect(JSON.parse((await read('/changelog.json')).text)).toMatchObject({ releases: [expect.anything()] });
  expect(await read('/changelog.atom')).toMatchObject({
    type: 'application/atom+xml; charset=utf-8',
    text: expect.stringContaining('<feed xmlns="http://www.w3.org/2005/Atom">'),
  });
  const explorer = /src="(\/assets\/explorer-[^"]+)"/.exec((await read('/explorer.html')).text)?.[1];
  const engine = /\/assets\/scalar-[\d.]+\/standalone\.esm\.js/.exec((await read(explorer!)).text)?.[0];
  expect(await read(engine!)).toMatchObject({ type: 'text/javascript; charset=utf-8' });
});
