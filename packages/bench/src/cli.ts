#!/usr/bin/env node
/** `pnpm bench [name…]`: measures what docs/performance.md describes. Ends with 0 also when a target is missed: figures
 *  depend on the machine, and the lines say by how much. Ends with 1 when something could not be measured. */
import { availableParallelism, loadavg } from 'node:os';
import pico from 'picocolors';
import { type Bench, verdict } from './bench.ts';
import { bookingRoundTripsBench } from './booking-round-trips/booking-round-trips-bench.ts';
import { coldStartBench } from './cold-start/cold-start-bench.ts';
import { dashboardLatencyBench } from './dashboard-latency/dashboard-latency-bench.ts';
import { eventCpuBench } from './event-cpu/event-cpu-bench.ts';
import { fanOutBench } from './fan-out/fan-out-bench.ts';
import { findingsTable } from './findings-table.ts';
import { localCloudBench } from './local-cloud/local-cloud-bench.ts';
import { mondayBench } from './monday/monday-bench.ts';
import { partnerDoorBench } from './partner-door/partner-door-bench.ts';
import { patientSearchBench } from './patient-search/patient-search-bench.ts';
import { payerOutageBench } from './payer-outage/payer-outage-bench.ts';
import { progressReporter } from './progress-reporter.ts';
import { reportsBench } from './reports/reports-bench.ts';
import { usageBench } from './usage/usage-bench.ts';
import { warmChainBench } from './warm-chain/warm-chain-bench.ts';
import { webhooksOutBench } from './webhooks-out/webhooks-out-bench.ts';

const BENCHES: readonly Bench[] = [
  coldStartBench,
  warmChainBench,
  bookingRoundTripsBench,
  localCloudBench,
  partnerDoorBench,
  mondayBench,
  fanOutBench,
  dashboardLatencyBench,
  eventCpuBench,
  patientSearchBench,
  payerOutageBench,
  webhooksOutBench,
  usageBench,
  reportsBench,
];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}. There are: ${BENCHES.map(({ name }) => name).join(', ')}.\n`);
  process.exit(2);
}

const [load = 0] = loadavg();
process.stdout.write(
  `Node ${process.versions.node}, ${availableParallelism()} cores, load ${load.toFixed(1)} before the first bench.\n`,
);

const outcomes: string[] = [];
const failed: string[] = [];
for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
  process.stdout.write(`\n${pico.bold(bench.title)} ${pico.dim(`(${bench.name})`)}\n\n`);
  const progress = progressReporter(process.stderr);
  const startedAt = performance.now();
  const result = await bench.run(progress.step).catch((error: unknown) => failureOf(error));
  progress.done();
  if (typeof result === 'string') {
    failed.push(bench.name);
    process.stdout.write(`${pico.red(result)}\n`);
    continue;
  }
  const { findings, notes = [] } = result;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`${findingsTable(findings)}\n${notes.map((note) => `${pico.dim(note)}\n`).join('')}`);
  process.stdout.write(pico.dim(`${seconds} s\n`));
  for (const { what, target } of findings) {
    if (target !== undefined) outcomes.push(`${bench.name}: ${what}, ${target.text}: ${verdict(target)}`);
  }
}

const missed = outcomes.filter((outcome) => !outcome.endsWith('met'));
process.stdout.write(`\n${pico.bold(`${outcomes.length - missed.length} of ${outcomes.length} targets met`)}\n`);
for (const outcome of missed) process.stdout.write(`${pico.red(outcome)}\n`);
if (failed.length > 0) {
  process.stdout.write(`${pico.red(`Could not be measured: ${failed.join(', ')}`)}\n`);
  process.exitCode = 1;
}

function failureOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
