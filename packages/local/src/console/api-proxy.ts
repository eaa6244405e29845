import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';

/** Under which path the console reaches the App API: /api/* of its CloudFront distribution. */
const PREFIX = '/api';

/** The App API's target for a target under /api; undefined for all others. */
export const apiTarget = (target: string): string | undefined =>
  target.startsWith(`${PREFIX}/`) ? target.slice(PREFIX.length) : undefined;

/** Forwards a request to the App API as the console's distribution does: every method, header and byte, with the prefix taken
 *  off and the Host of the origin. Answers 502 when the App API cannot be reached, and ends both sides when one goes away.
 *  [cloudfront: RequestAndResponseBehaviorCustomOrigin] */
export const forwardToApi = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { apiUrl, target }: { apiUrl: string; target: string },
): void => {
  const { host, port } = new URL(apiUrl);
  const forwarded = send({
    ...{ host: '127.0.0.1', port, method: incoming.method, path: target },
    headers: { ...incoming.headers, host },
  });
  forwarded.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  forwarded.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end('Bad Gateway');
  });
  outgoing.on('close', () => forwarded.destroy());
  incoming.pipe(forwarded);
};
