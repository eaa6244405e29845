import { fullJitter } from './backoff.ts';
import { errorOf, type FrontdeskError, networkError } from './frontdesk-error.ts';
import type { QuietTime } from './quiet-time.ts';
import { type Timers, wait } from './timers.ts';

/** Gives an access token. `refused`: the one given before was answered with 401, so a new one is wanted. */
export type TokenProvider = (asked: { refused: boolean }) => string | Promise<string>;

export interface Transport {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly token: TokenProvider;
  readonly timers: Timers;
  readonly quietTime: QuietTime;
  readonly random: () => number;
  /** How often a request is sent at most. */
  readonly attempts: number;
  readonly attemptTimeoutMs: number;
}

const BACKOFF = { baseMs: 200, capMs: 5_000 };
/** Who is told to wait for longer is better told so than kept waiting. */
const LONGEST_WAIT_SECONDS = 20;

/** Sends a request until it is answered for good. `repeatable`: sending it twice does what sending it once does.
 *  Gives the success; throws FrontdeskError for everything else. */
export async function sendRepeatedly(transport: Transport, request: Request, repeatable: boolean): Promise<Response> {
  transport.quietTime.check();
  let token = await transport.token({ refused: false });
  let renewed = false;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(transport, request, token);
    if (outcome instanceof Response) return outcome;
    transport.quietTime.learn(outcome);
    if (outcome.status === 401 && !renewed) {
      renewed = true;
      const next = await transport.token({ refused: true });
      if (next === token) throw outcome;
      token = next;
      continue;
    }
    if (attempt >= transport.attempts || !mayRepeat(outcome, repeatable)) throw outcome;
    const jitter = fullJitter(BACKOFF, attempt, transport.random);
    await wait(transport.timers, (outcome.retryAfterSeconds ?? 0) * 1000 + jitter, request.signal);
  }
}

async function attemptOnce(transport: Transport, request: Request, token: string): Promise<Response | FrontdeskError> {
  const { timers, attemptTimeoutMs } = transport;
  const timeout = new AbortController();
  const cancel = timers.after(attemptTimeoutMs, () => timeout.abort(new Error('No answer in time')));
  try {
    const sent = new Request(request.clone(), { signal: AbortSignal.any([request.signal, timeout.signal]) });
    sent.headers.set('authorization', `Bearer ${token}`);
    const response = await transport.fetch(sent);
    if (!response.ok) return await errorOf(response, timers.now());
    // Read here, so that an answer cut off half-way is an attempt that failed.
    const text = await response.text();
    return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
  } catch (error) {
    request.signal.throwIfAborted();
    return networkError(error);
  } finally {
    cancel();
  }
}

function mayRepeat({ status, code, retryAfterSeconds = 0 }: FrontdeskError, repeatable: boolean): boolean {
  if (retryAfterSeconds > LONGEST_WAIT_SECONDS) return false;
  // Refused before anything was done.
  if (status === 429 || code === 'RATE_LIMITED') return true;
  return (
    repeatable &&
    (status === 0 || status === 502 || status === 503 || status === 504 || code === 'IDEMPOTENCY_IN_PROGRESS')
  );
}
