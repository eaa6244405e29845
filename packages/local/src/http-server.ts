import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

/** How long an idle connection is kept. AWS documents no value for API Gateway; 350 s is what it documents for the network
 *  load balancers and NAT gateways on the way, inferred for the APIs. Node.js's five seconds make clients that reuse
 *  connections see ECONNRESET here and not there. [elasticloadbalancing: network-load-balancers, "Connection idle timeout"] */
const keepAliveTimeoutMs = 350_000;
/** More than any API takes, so that the API itself says that it is too much. */
const maxHeaderSize = 64 * 1024;

/** An HTTP/1.1 server that reads requests as RFC 9112 wants them read: the front of everything that listens here.
 *  `listener` gets requests in origin-form. A client that shuts down its sending side gets its answer all the same. */
export const httpServer = (listener: RequestListener): Server => {
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs, maxHeaderSize }, (request, response) => {
    if (acceptHead(request)) return listener(request, response);
    request.resume();
    response
      .writeHead(400, { 'content-type': 'application/json', connection: 'close' })
      .end('{"message":"Bad Request"}');
  });
  // Node.js has it, but neither its documentation nor its types.
  return Object.assign(server, { httpAllowHalfOpen: true });
};

const absoluteForm = /^https?:\/\/([^/?#]*)([^#]*)$/i;
/** `uri-host [ ":" port ]`. [RFC 9110, 7.2; RFC 3986, 3.2.2] */
const hostValue = /^(?:\[[\da-f:.]+\]|(?:[\w\-.~!$&'()*+,;=]|%[\da-f]{2})*)(?::\d*)?$/i;

/** Whether the request line and Host are what RFC 9112, 3.2 allows. A target in absolute-form is put into origin-form, and
 *  what it names takes the place of Host. */
export const acceptHead = (request: IncomingMessage): boolean => {
  const { rawHeaders, url = '/' } = request;
  const hosts = rawHeaders.flatMap((name, index) => (index % 2 === 0 && name.toLowerCase() === 'host' ? [index] : []));
  // None at all is Node.js's to refuse; HTTP/1.0 need not have one.
  const [host] = hosts;
  if (hosts.length > 1 || (host !== undefined && !hostValue.test(rawHeaders[host + 1] ?? ''))) return false;
  if (url.startsWith('/') || (url === '*' && request.method === 'OPTIONS')) return true;
  const [, authority = '', rest = ''] = absoluteForm.exec(url) ?? [];
  if (authority === '' || !hostValue.test(authority)) return false;
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = authority;
  if (host !== undefined) rawHeaders[host + 1] = authority;
  return true;
};
