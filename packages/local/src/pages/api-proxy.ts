import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';

/** An API, and what it is asked for. */
export interface Origin {
  readonly apiUrl: string;
  readonly target: string;
}

/** Forwards a request to an API as a page's distribution does: every method, header and byte, with the Host of the origin. Answers
 *  502 when the API cannot be reached, and ends both sides when one goes away.
 *  [cloudfront: RequestAndResponseBehaviorCustomOrigin] */
export const forwardToApi = (incoming: IncomingMessage, outgoing: ServerResponse, { apiUrl, target }: Origin): void => {
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
