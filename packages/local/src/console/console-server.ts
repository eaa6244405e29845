import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { httpServer } from '../http-server.ts';
import { apiTarget, forwardToApi } from './api-proxy.ts';
import { ConsoleBuild } from './console-build.ts';

/** What the page reads at its start: services/console/src/configuration.ts. */
export interface ConsoleConfiguration {
  apiUrl: string;
  signIn: { kind: 'local'; tokenIssuerUrl: string; practiceIds: readonly string[] };
}

export interface ConsoleServerOptions {
  /** The repository's root. */
  root: string;
  configuration(): Promise<ConsoleConfiguration>;
  /** Where the App API is, which the page reaches under /api. */
  readonly apiUrl: string;
  /** What the page connects to, beside its own origin. */
  connectTo(): readonly string[];
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves the console as its hosting on AWS does: the built page, its configuration, the same security headers, and the
 *  App API under /api. The page is built at the first request, and anew at a reload after a source has changed. */
export const consoleServer = (options: ConsoleServerOptions): Server => {
  const build = new ConsoleBuild(options.root);
  return httpServer((request, response) => {
    const target = apiTarget(request.url ?? '/');
    if (target !== undefined) return forwardToApi(request, response, { apiUrl: options.apiUrl, target });
    void answer(request, response, build, options).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  build: ConsoleBuild,
  options: ConsoleServerOptions,
): Promise<void> => {
  const headers = await securityHeaders(options);
  const send = (status: number, type: string, body: string | Buffer, cacheControl = 'no-store'): void => {
    response.writeHead(status, { ...headers, 'content-type': type, 'cache-control': cacheControl }).end(body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return send(405, 'text/plain; charset=utf-8', 'Method Not Allowed');
  }
  const { pathname } = new URL(request.url ?? '/', 'http://console');
  if (pathname === '/config.json') {
    return send(200, 'application/json', JSON.stringify(await options.configuration()));
  }
  const directory = await build.directory();
  const file = join(directory, decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
  const type = types[extname(file)];
  if (type === undefined || !file.startsWith(directory + sep) || !existsSync(file)) {
    return send(404, 'text/plain; charset=utf-8', 'Not Found');
  }
  // Their names change with what is in them.
  const isNamedByContent = pathname.startsWith('/assets/');
  send(200, type, await readFile(file), isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
};

const securityHeaders = async ({ root, connectTo }: ConsoleServerOptions): Promise<Record<string, string>> => {
  const text = await readFile(join(root, 'services/console/security-headers.json'), 'utf8');
  return JSON.parse(text.replace('{connect}', connectTo().join(' ')));
};
