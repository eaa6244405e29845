/**
 * What the chain costs per request: a bare handler and the same handler behind the whole chain (caller, body, schema,
 * CORS, answer headers, one log line to a sink) take turns in one process, so that the machine's noise meets both.
 *
 *   node packages/lambda/src/bench/chain-overhead.ts [rounds]
 */

import { bookAppointmentRequest } from '@frontdesk/contracts/appointment';
import { jsonAnswer } from '@frontdesk/core/answer';
import { apiHandler } from '../api-handler.ts';
import { apiEvent, lambdaContext } from '../invocation.fixture.ts';
import { createLogger } from '../logger.ts';

const INVOCATIONS_PER_ROUND = 2_000;
const WARM_UP_ROUNDS = 15;
const rounds = Number(process.argv[2] ?? 60);

const event = apiEvent({
  method: 'POST',
  path: '/appointments',
  headers: {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    authorization: 'Bearer header.payload.signature',
    'idempotency-key': '4f0c1d8e-6b8e-4a57-9a43-3d1b7f1c2e11',
    origin: 'https://console.example.test',
    'user-agent': 'bench',
    'x-amzn-trace-id': 'Root=1-00000000-000000000000000000000000',
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  },
  body: {
    providerId: 'dr-adams',
    appointmentType: 'exam',
    start: '2027-03-01T09:00:00-05:00',
    patient: {
      givenName: 'Sample',
      familyName: 'Person',
      birthDate: '1980-01-01',
      phone: '+1 555 0100',
      email: 'sample@example.test',
    },
    reason: 'Sample reason',
  },
});
const context = lambdaContext();
const answer = { id: 'apt_00000000000000000000000000000000', status: 'booked', start: '2027-03-01T09:00:00-05:00' };

let bytesLogged = 0;
const sink = (line: string): void => {
  bytesLogged += line.length;
};

const handlers = {
  bare: async () => jsonAnswer(201, answer),
  'whole chain': apiHandler(
    { operationId: 'bookAppointment', role: 'agent', body: bookAppointmentRequest },
    async () => jsonAnswer(201, answer, { location: '/appointments/apt', etag: '"1"' }),
    {
      logger: createLogger('bench', { level: 'INFO', write: sink }),
      allowedOrigins: ['https://console.example.test'],
    },
  ),
};

interface Sample {
  wall: number;
  cpu: number;
}

/** Microseconds per invocation: by the clock, and of processor time, which other work on the machine touches less. */
async function measure(handler: (typeof handlers)[keyof typeof handlers]): Promise<Sample> {
  const cpuBefore = process.cpuUsage();
  const started = process.hrtime.bigint();
  for (let count = 0; count < INVOCATIONS_PER_ROUND; count += 1) await handler(event, context);
  const wall = Number(process.hrtime.bigint() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall: wall / INVOCATIONS_PER_ROUND, cpu: (user + system) / INVOCATIONS_PER_ROUND };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const samples = new Map<string, Sample[]>(Object.keys(handlers).map((name) => [name, []]));
for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
  for (const [name, handler] of Object.entries(handlers)) {
    const sample = await measure(handler);
    if (round >= 0) samples.get(name)?.push(sample);
  }
}

const first = await handlers['whole chain'](event, context);
if (first.statusCode !== 201 || bytesLogged === 0) throw new Error('The chain did not do its work');

const rows = [...samples].map(([name, taken]) => {
  const wall = taken.map((sample) => sample.wall).sort((a, b) => a - b);
  const cpu = taken.map((sample) => sample.cpu).sort((a, b) => a - b);
  return {
    name,
    wall: quantile(wall, 0.5),
    p10: quantile(wall, 0.1),
    p90: quantile(wall, 0.9),
    cpu: quantile(cpu, 0.5),
  };
});
const bare = rows[0] ?? { wall: Number.NaN, cpu: Number.NaN };
const cells = rows.map(({ name, wall, p10, p90, cpu }) => [
  name,
  ...[wall, p10, p90, wall - bare.wall, cpu, cpu - bare.cpu].map((microseconds) => microseconds.toFixed(2)),
  `${(wall / bare.wall).toFixed(1)} x`,
]);
const header = ['handler', 'µs median', 'p10', 'p90', 'above bare', 'CPU µs', 'above bare', 'ratio'];
const widths = header.map((title, column) =>
  Math.max(...[header, ...cells].map((row) => row[column]?.length ?? 0), title.length),
);
for (const row of [header, ...cells]) {
  const line = row.map((cell, column) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
  );
  process.stdout.write(`${line.join('  ')}\n`);
}
process.stdout.write(`Of ${rounds} rounds of ${INVOCATIONS_PER_ROUND} invocations each, taking turns.\n`);
