import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { httpServer } from '../http-server.ts';
import { forwardToApi, type Origin } from './api-proxy.ts';
import { CompressedBodies, chosenEncoding } from './compression.ts';
import { PageBuild, type PageSources } from './page-build.ts';

export interface PageServerOptions {
  /** The repository's root. */
  readonly root: string;
  readonly sources: PageSources;
  /** What the page reads at its start, as /config.json. */
  configuration(): Promise<unknown>;
  /** The origin that answers a request instead of the page's files; undefined: none. */
  originOf(target: string): Origin | undefined;
  /** What the page connects to, beside its own origin. */
  connectTo(): readonly string[];
  /** A file of headers for a path whose page needs others, relative to the root. */
  headersFor?(path: string): string | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.atom': 'application/atom+xml; charset=utf-8',
};

/** Serves a page as its hosting on AWS does: the built page at all its addresses, compressed, its configuration, the same
 *  security headers, and the APIs that share its origin. The page is built at the first request, and anew at a reload after a source
 *  has changed. */
export const pageServer = (options: PageServerOptions): Server => {
  const site = { build: new PageBuild(options.root, options.sources), compressed: new CompressedBodies() };
  return httpServer((request, response) => {
    const origin = options.originOf(request.url ?? '/');
    if (origin !== undefined) return forwardToApi(request, response, origin);
    void answer(request, response, site, options).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { build, compressed }: { build: PageBuild; compressed: CompressedBodies },
  options: PageServerOptions,
): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  const headers = await securityHeaders(options, pathname);
  const send = (status: number, type: string, body: string | Buffer, cacheControl = 'no-store'): void => {
    // Node.js would leave the length out of an answer to HEAD.
    const length = Buffer.byteLength(body);
    const own = { 'content-type': type, 'cache-control': cacheControl, 'content-length': length };
    response.writeHead(status, { ...headers, ...own }).end(body);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return send(405, 'text/plain; charset=utf-8', 'Method Not Allowed');
  }
  if (pathname === '/config.json') {
    return send(200, 'application/json', JSON.stringify(await options.configuration()));
  }
  // Their names change with what is in them.
  const isNamedByContent = pathname.startsWith('/assets/');
  const directory = await (isNamedByContent ? build.latest() : build.directory());
  const path = decoded(fileOf(pathname));
  if (path === undefined) return send(400, 'text/plain; charset=utf-8', 'Bad Request');
  const file = join(directory, path);
  const type = types[extname(file)];
  if (type === undefined || !file.startsWith(directory + sep) || !existsSync(file)) {
    return send(404, 'text/plain; charset=utf-8', 'Not Found');
  }
  const body = await readFile(file);
  const encoding = chosenEncoding(request.headers['accept-encoding']?.toString(), body.length);
  response.setHeader('vary', 'accept-encoding');
  if (encoding !== undefined) response.setHeader('content-encoding', encoding);
  send(
    200,
    type,
    encoding === undefined ? body : await compressed.of(file, body, encoding),
    isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
};

/** The file at a path, which is still encoded: a page's own addresses are all the same page. What CloudFront's PageFunction
 *  does, in services/edge/resources/console-distribution.yml. */
export const fileOf = (path: string): string => (path.split('/').at(-1)?.includes('.') ? path : '/index.html');

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const securityHeaders = async (
  { root, connectTo, headersFor }: PageServerOptions,
  path: string,
): Promise<Record<string, string>> => {
  const read = async (file: string): Promise<Record<string, string>> => {
    const text = await readFile(join(root, file), 'utf8');
    return JSON.parse(text.replace('{connect}', connectTo().join(' ')));
  };
  const others = headersFor?.(path);
  return { ...(await read('packages/ui/security-headers.json')), ...(others !== undefined && (await read(others))) };
};
