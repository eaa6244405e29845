import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { jsonAnswer } from '@frontdesk/core/answer';
import { apiHandler } from '@frontdesk/lambda/api-handler';
import { apiEvent, lambdaContext } from '@frontdesk/lambda/invocation.fixture';
import { createLogger } from '@frontdesk/lambda/logger';
import type { Bench } from '../bench.ts';
import { bookingAt } from '../office-times.ts';
import { interleave, median, quantile } from '../statistics.ts';

const WARM_UP_ROUNDS = 2;
const ROUNDS = 15;
/** The system counts processor time in steps of up to 4 ms. */
const INVOCATIONS_PER_ROUND = 20_000;
const MOST_MICROSECONDS_ABOVE_BARE = 25;

/** What the chain costs a request when the function is warm: a bare handler, and the same behind the whole chain (caller,
 *  body, schema, CORS, answer headers, one log line to a sink), in turns in one process. */
export const warmChainBench: Bench = {
  name: 'warm-chain',
  title: 'The chain of a warm function: CPU time of one invocation',
  run: async (progress) => {
    let bytesLogged = 0;
    const addToLog = (line: string): void => {
      bytesLogged += line.length;
    };
    const behindChain = apiHandler(
      { operationId: 'bookAppointment', role: 'agent', body: bookAppointmentRequest },
      async () => jsonAnswer(201, ANSWER, { location: '/appointments/apt', etag: '"1"' }),
      {
        logger: createLogger('bench', { level: 'INFO', write: addToLog }),
        allowedOrigins: [ORIGIN],
      },
    );
    const bare = async () => jsonAnswer(201, ANSWER);
    const candidates = {
      bare: () => microsecondsPerInvocation(bare),
      chain: () => microsecondsPerInvocation(() => behindChain(EVENT, CONTEXT)),
    };
    await interleave(candidates, WARM_UP_ROUNDS, (round) => progress(`Warming up, ${round} of ${WARM_UP_ROUNDS}`));
    const samples = await interleave(candidates, ROUNDS, (round) => progress(`Round ${round} of ${ROUNDS}`));
    const answer = await behindChain(EVENT, CONTEXT);
    if (answer.statusCode !== 201 || bytesLogged === 0) throw new Error('The chain did not do its work');

    const above = median(samples.chain) - median(samples.bare);
    return {
      findings: [
        { what: 'bare handler', measured: `${median(samples.bare).toFixed(2)} µs` },
        {
          what: 'behind the whole chain',
          measured: `${median(samples.chain).toFixed(2)} µs`,
        },
        {
          what: 'above bare',
          measured: `${above.toFixed(2)} µs`,
          target: { text: '≤ 25 µs', value: above, atMost: MOST_MICROSECONDS_ABOVE_BARE },
        },
      ],
      notes: [
        `Medians of ${ROUNDS} rounds of ${INVOCATIONS_PER_ROUND} invocations; the chain's 10th percentile is ` +
          `${quantile(samples.chain, 0.1).toFixed(2)} µs, its 90th ${quantile(samples.chain, 0.9).toFixed(2)} µs.`,
      ],
    };
  },
};

/** Of the thread's own time, so that others' work on the machine is not counted. */
async function microsecondsPerInvocation(handler: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  for (let count = 0; count < INVOCATIONS_PER_ROUND; count += 1) await handler();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / INVOCATIONS_PER_ROUND;
}

const ORIGIN = 'https://console.example.test';
const CONTEXT = lambdaContext();
const ANSWER = { id: 'apt_00000000000000000000000000000000', status: 'booked', start: '2027-03-01T09:00:00-05:00' };
const EVENT = apiEvent({
  method: 'POST',
  path: '/appointments',
  headers: {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    authorization: 'Bearer header.payload.signature',
    'idempotency-key': '4f0c1d8e-6b8e-4a57-9a43-3d1b7f1c2e11',
    origin: ORIGIN,
    'user-agent': 'bench',
    'x-amzn-trace-id': 'Root=1-00000000-000000000000000000000000',
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  },
  body: bookingAt('2027-03-01T09:00:00-05:00'),
});
