import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { rootCertificates } from 'node:tls';
import { secondsToRetryAfter } from '@frontdesk/core/retry-after';
import type { SendError, SendResult } from '../domain/attempt.ts';
import { faultOfReceiverUrl } from '../domain/receiver-url.ts';
import type { Receiver, SignedEvent } from '../ports/receiver.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

interface Address {
  readonly address: string;
  readonly family: number;
}

export interface PinnedReceiverOptions {
  /** Whether servers on this machine may receive, also over HTTP: in the local cloud only. */
  readonly loopback: boolean;
  readonly timeoutMilliseconds?: number;
  /** All addresses of a name; by default the system's resolver. */
  readonly resolve?: (hostname: string) => Promise<readonly Address[]>;
  /** Beside those of the system: authorities that a test's server has its certificate from. */
  readonly authorities?: string;
}

const TIMEOUT_MILLISECONDS = 15_000;
/** More of an answer is nothing that we wait for. */
const MOST_ANSWER_BYTES = 16 * 1024;
const MOST_ANSWER_MILLISECONDS = 1_000;
const USER_AGENT = 'Frontdesk-Webhooks/1.0';
/** [Node.js: tls, X509 certificate error codes] */
const TLS_ERROR =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|ERROR_IN_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|INVALID_(CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH|EPROTO)/;

/** Vendors' receivers over HTTPS. A name is resolved once, and the connection goes to the address that was judged: a name that changes its
 *  answer in between changes nothing. Any address that is not public refuses all. No redirect is followed, no proxy is asked, and of
 *  the answer nothing but status and `Retry-After` is read. */
export class PinnedReceiver implements Receiver {
  readonly #options: PinnedReceiverOptions;
  readonly #agents: Readonly<Record<string, http.Agent>>;

  constructor(options: PinnedReceiverOptions) {
    this.#options = options;
    this.#agents = {
      'http:': new http.Agent({ keepAlive: true }),
      'https:': new https.Agent({
        keepAlive: true,
        ...(options.authorities !== undefined && { ca: [...rootCertificates, options.authorities] }),
      }),
    };
  }

  async send(signed: SignedEvent): Promise<SendResult> {
    const startedAt = performance.now();
    const outcome = await this.#sendWithin(signed, this.#options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS);
    return { ...outcome, milliseconds: Math.round(performance.now() - startedAt) };
  }

  async #sendWithin(signed: SignedEvent, milliseconds: number): Promise<Omit<SendResult, 'milliseconds'>> {
    const ending = new AbortController();
    const answered = this.#sendTo(signed, ending.signal).catch((error: unknown) => ({ error: sendErrorOf(error) }));
    const waiting = new AbortController();
    const timeout = delay(milliseconds, undefined, { signal: waiting.signal }).then(
      () => {
        ending.abort();
        return { error: 'timeout' as const };
      },
      () => answered,
    );
    const outcome = await Promise.race([answered, timeout]);
    waiting.abort();
    return outcome;
  }

  async #sendTo(signed: SignedEvent, signal: AbortSignal): Promise<Omit<SendResult, 'milliseconds'>> {
    const url = new URL(signed.url);
    if (faultOfReceiverUrl(signed.url, this.#options) !== undefined) return { error: 'address-refused' };
    const pinned = await this.#resolved(url.hostname.replace(/^\[|\]$/g, ''), url.protocol);
    if (pinned === undefined) return { error: 'address-refused' };
    try {
      return await this.#request(url, signed, pinned, signal);
    } catch (error) {
      // A connection that was kept and had been closed meanwhile: nothing was received. [Node.js: http, request.reusedSocket]
      if (!(error instanceof StaleConnection)) throw error;
      return this.#request(url, signed, pinned, signal);
    }
  }

  /** The address to connect to; undefined when any of the name's addresses is not one that may receive. */
  async #resolved(hostname: string, protocol: string): Promise<Address | undefined> {
    const { resolve = resolveAll, loopback } = this.#options;
    const family = isIP(hostname);
    const addresses = family === 0 ? await resolve(hostname) : [{ address: hostname, family }];
    const mayReceive = (address: string): boolean =>
      (loopback && isLoopbackAddress(address)) || (protocol === 'https:' && isPublicAddress(address));
    return addresses.every(({ address }) => mayReceive(address)) ? addresses[0] : undefined;
  }

  #request(
    url: URL,
    { headers, body }: SignedEvent,
    pinned: Address,
    signal: AbortSignal,
  ): Promise<Omit<SendResult, 'milliseconds'>> {
    const { promise, resolve, reject } = Promise.withResolvers<Omit<SendResult, 'milliseconds'>>();
    const { request: send } = url.protocol === 'https:' ? https : http;
    const agent = this.#agents[url.protocol];
    const request = send(url, {
      method: 'POST',
      agent,
      signal,
      lookup: lookupOf(pinned),
      headers: { ...headers, 'user-agent': USER_AGENT, 'content-length': Buffer.byteLength(body) },
    });
    request.once('error', (error) => reject(request.reusedSocket && isReset(error) ? new StaleConnection() : error));
    request.once('response', (response) => {
      const { statusCode: status } = response;
      const after = secondsToRetryAfter(response.headers['retry-after'], Date.now());
      resolve({ ...(status !== undefined && { status }), ...(after !== undefined && { retryAfterSeconds: after }) });
      discard(response);
    });
    request.end(body);
    return promise;
  }
}

class StaleConnection extends Error {}

/** Reads an answer to its end, so that the connection serves the next request; one that is long or slow ends it. */
function discard(response: http.IncomingMessage): void {
  const patience = setTimeout(() => response.destroy(), MOST_ANSWER_MILLISECONDS).unref();
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > MOST_ANSWER_BYTES) response.destroy();
  });
  // What comes after the status says nothing more.
  response.on('error', () => undefined);
  response.once('close', () => clearTimeout(patience));
}

/** Every look-up of a connection finds the one address. */
function lookupOf({ address, family }: Address): LookupFunction {
  return (_hostname, { all }, found) => {
    if (all) found(null, [{ address, family }]);
    else found(null, address, family);
  };
}

function resolveAll(hostname: string): Promise<readonly Address[]> {
  return lookup(hostname, { all: true });
}

function isReset(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

function sendErrorOf(error: unknown): SendError {
  const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
  return TLS_ERROR.test(code) ? 'tls' : 'unreachable';
}
