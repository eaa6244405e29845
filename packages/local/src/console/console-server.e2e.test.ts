import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { repositoryRoot } from '../repository-root.ts';
import { consoleServer } from './console-server.ts';

const configuration = {
  apiUrl: 'http://127.0.0.1:4000',
  signIn: { kind: 'local', tokenIssuerUrl: 'http://127.0.0.1:4005', practiceIds: ['p001'] },
} as const;
const server = consoleServer({
  root: repositoryRoot,
  configuration: async () => configuration,
  connectTo: () => ['http://127.0.0.1:4000', 'ws://127.0.0.1:4002'],
});
let url: string;
beforeAll(async () => {
  url = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
});
afterAll(() => closeServer(server));

describe('the console’s server', () => {
  it('gives the built page with the headers that its hosting gives too', async () => {
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4000 ws://127.0.0.1:4002;");
    expect(policy).not.toContain('unsafe');
  });

  it('gives the files that the page names, for good, since their names change with them', async () => {
    const html = await (await fetch(url)).text();
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(files.length).toBeGreaterThan(1);
    for (const path of files) {
      const file = await fetch(url + path);
      expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    expect(html).not.toMatch(/<script(?![^>]*src)|<style|style="/);
  });

  it('tells the page where the other parts are', async () => {
    expect(await (await fetch(`${url}/config.json`)).json()).toEqual(configuration);
  });

  it('answers GET and HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(url, { method });
      expect([answer.status, answer.headers.get('allow')], method).toEqual([405, 'GET, HEAD']);
    }
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
  });

  it('gives nothing else', async () => {
    for (const path of ['/none.js', '/assets/', '/%2e%2e/%2e%2e/package.json', '/src/main.tsx']) {
      expect((await fetch(url + path)).status, path).toBe(404);
    }
  });
});
