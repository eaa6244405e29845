import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { DoorAnswer } from '../domain/door-answer.ts';
import type { DoorRequest, Web } from '../ports/web.ts';

/** The page and the keys are some kilobytes. */
const LONGEST_BODY = 256 * 1024;

/** The web over a new connection for each request, as somebody has who comes for the first time: names, certificates and
 *  listeners are asked anew. One that is kept while Lambda freezes the container would fail by itself. */
export class HttpsWeb implements Web {
  readonly #milliseconds: number;

  /** `milliseconds`: how long an answer may take, its body included. */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  async ask(request: DoorRequest): Promise<DoorAnswer> {
    const signal = AbortSignal.timeout(this.#milliseconds);
    try {
      return await answerTo(request, signal);
    } catch (error) {
      throw signal.aborted ? withCode('TIMEOUT') : error;
    }
  }
}

function answerTo({ url, method = 'GET', headers, body }: DoorRequest, signal: AbortSignal): Promise<DoorAnswer> {
  // Without TLS on this machine only, in tests.
  const send = url.startsWith('http:') ? overHttp : overHttps;
  return new Promise((resolve, reject) => {
    const options = { method, headers: { 'user-agent': 'frontdesk-front-door', ...headers }, agent: false, signal };
    const request = send(url, options, (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        received += text;
        if (received.length > LONGEST_BODY) response.destroy(withCode('TOO_LONG'));
      });
      response.on('error', reject);
      response.on('end', () => {
        const fields = Object.entries(response.headers).map(([name, value]) => [name, [value].flat()[0]] as const);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(fields), body: received });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
