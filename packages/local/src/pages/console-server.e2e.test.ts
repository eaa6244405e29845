import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listenOnLoopback } from '../loopback-listener.ts';
import { repositoryRoot } from '../repository-root.ts';
import { consoleServer } from './console-server.ts';
import { fileOf } from './page-server.ts';

const configuration = {
  apiUrl: '/api',
  signIn: { kind: 'local', tokenIssuerUrl: 'http://127.0.0.1:4005', practiceIds: ['p001'] },
} as const;
/** An App API that tells what reached it. */
const api = createServer(async (request, response) => {
  const body = await text(request);
  const { host, authorization, 'idempotency-key': key } = request.headers;
  response.writeHead(201, { 'content-type': 'application/problem+json', 'retry-after': '7', etag: '"3"' });
  response.end(JSON.stringify({ method: request.method, target: request.url, host, authorization, key, body }));
});
const apiUrl = `http://127.0.0.1:${await listenOnLoopback(api, 0)}`;
const server = consoleServer({
  root: repositoryRoot,
  apiUrl,
  configuration: async () => configuration,
  connectTo: () => ['ws://127.0.0.1:4002'],
});
let url: string;
beforeAll(async () => {
  url = `http://127.0.0.1:${await listenOnLoopback(server, 0)}`;
});
afterAll(() => Promise.all([closeServer(server), closeServer(api)]));

describe('the console’s server', () => {
  it('gives the built page with the headers that its hosting gives too', async () => {
    const page = await fetch(url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:4002;");
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

  // cloudfront ServingCompressedFiles: Brotli where the viewer takes it, else gzip; not below 1,000 bytes.
  it('compresses what is long enough as the viewer accepts it', async () => {
    const html = await (await fetch(url)).text();
    const script = `${url}${/src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1]}`;
    const ask = async (accepted: string) => {
      const answer = await fetch(script, { headers: { 'accept-encoding': accepted } });
      const sent = Number(
        (await fetch(script, { method: 'HEAD', headers: { 'accept-encoding': accepted } })).headers.get(
          'content-length',
        ),
      );
      return { encoding: answer.headers.get('content-encoding'), sent, text: await answer.text() };
    };
    const plain = await ask('identity');
    expect(plain.encoding).toBe(null);
    expect(plain.sent).toBe(Buffer.byteLength(plain.text));
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip;q=1.0, br;q=0', 'gzip'],
      ['gzip', 'gzip'],
    ] as const) {
      const answer = await ask(accepted);
      expect([answer.encoding, answer.text === plain.text], accepted).toEqual([encoding, true]);
      expect(answer.sent, accepted).toBeLessThan(plain.sent / 2);
    }
    expect((await fetch(`${url}/config.json`)).headers.get('content-encoding')).toBe(null);
  });

  // The function that is deployed is the oracle.
  it('takes each address to the file to which CloudFront takes it', async () => {
    const template = join(repositoryRoot, 'services/edge/resources/console-distribution.yml');
    const code = /PageFunction:[\s\S]*?FunctionCode: \|\n([\s\S]*?)\n\n/.exec(await readFile(template, 'utf8'))?.[1];
    const deployed = runInNewContext(`${code}; handler`) as (event: object) => { uri: string };
    const paths = [
      '/',
      '/day',
      '/day/2027-03-01',
      '/day/a.b/c',
      '/calls/',
      '/assets/',
      '/x.js',
      '/assets/x.css',
      '/a%2eb',
      '/.',
    ];
    expect(paths.map(fileOf)).toEqual(paths.map((uri) => deployed({ request: { uri } }).uri));
    const [page, ...others] = await Promise.all(
      ['/', '/day/2027-03-01', '/calls/'].map(async (path) => (await fetch(url + path)).text()),
    );
    expect(others).toEqual([page, page]);
  });

  it('answers 400 to a path that is not percent-encoded', async () => {
    expect((await fetch(`${url}/%zz.js`)).status).toBe(400);
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
    for (const path of ['/none.js', '/assets/none.js', '/%2e%2e/%2e%2e/package.json', '/src/main.tsx']) {
      expect((await fetch(url + path)).status, path).toBe(404);
    }
  });
});

describe('the App API under /api', () => {
  it.each(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])(
    'gets %s requests without the prefix, and its answer comes back whole',
    async (method) => {
      const body = method === 'POST' || method === 'PUT' ? '{"note":"ä"}' : '';
      const answer = await fetch(`${url}/api/appointments/a%2Fb?from=2027-01-01T00%3A00%3A00%2B01%3A00&to=x`, {
        method,
        headers: { authorization: 'Bearer t', 'idempotency-key': 'k' },
        ...(body && { body }),
      });
      expect([answer.status, answer.headers.get('etag'), answer.headers.get('retry-after')]).toEqual([201, '"3"', '7']);
      expect(await answer.json()).toEqual({
        ...{ method, body, authorization: 'Bearer t', key: 'k', host: new URL(apiUrl).host },
        target: '/appointments/a%2Fb?from=2027-01-01T00%3A00%3A00%2B01%3A00&to=x',
      });
    },
  );

  it('is not what merely begins like it', async () => {
    for (const path of ['/apiary.js', '/api.js']) expect((await fetch(url + path)).status, path).toBe(404);
  });

  it('answers 502 when nobody is there', async () => {
    const alone = consoleServer({
      root: repositoryRoot,
      apiUrl: 'http://127.0.0.1:1',
      configuration: async () => configuration,
      connectTo: () => [],
    });
    const port = await listenOnLoopback(alone, 0);
    try {
      expect((await fetch(`http://127.0.0.1:${port}/api/appointments`)).status).toBe(502);
    } finally {
      await closeServer(alone);
    }
  });
});
