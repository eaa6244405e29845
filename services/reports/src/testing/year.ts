import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { DaySheetReader } from '@frontdesk/aws/day-sheet-reader';
import { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { type DynamoDbWorld, startDynamoDbWorld } from '@frontdesk/booking/testing/dynamodb-world';
import { bodyOf, outcomeOf } from '@frontdesk/booking/testing/front-desk';
import { openPractice, type Practice } from '@frontdesk/booking/testing/world';
import { type CallFacts, factsOf, mergeFacts } from '@frontdesk/calls/domain/call-facts';
import { presentProgress } from '@frontdesk/calls/domain/call-progress';
import { silentLogger } from '@frontdesk/core/logger';
import { startDynamoDbWorld as startInsurance } from '@frontdesk/insurance/testing/dynamodb-world';
import { ADA, FrontDesk as InsuranceDesk, shown } from '@frontdesk/insurance/testing/front-desk';
import { MemoryPayer } from '@frontdesk/insurance/testing/memory-payer';
import { DynamoDbUsageCounters } from '@frontdesk/subscriptions/adapters/dynamodb-usage-counters';
import fc from 'fast-check';
import { DynamoDbSampledPracticeList } from '../adapters/dynamodb-sampled-practice-list.ts';
import { DynamoDbSampledPractices } from '../adapters/dynamodb-sampled-practices.ts';
import { DynamoDbSamples } from '../adapters/dynamodb-samples.ts';
import { DynamoDbVendorUsage } from '../adapters/dynamodb-vendor-usage.ts';
import type { FactStore } from '../ports/fact-store.ts';
import type { SampleKey } from '../ports/samples.ts';
import { planSamples } from '../use-cases/plan-samples.ts';
import { registerPractices } from '../use-cases/register-practices.ts';
import { takeSample } from '../use-cases/take-sample.ts';
import { FIRST, type GivenYear, years } from './given-years.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const ZONES = ['America/New_York', 'America/Los_Angeles'];

/** What somebody does, and when. */
interface Act {
  readonly at: number;
  readonly what: () => Promise<unknown>;
}

/** A year in the tables, written by the code of the services. */
export interface Year {
  readonly world: DynamoDbWorld;
  readonly practices: readonly { readonly id: string; readonly timeZone: string }[];
  stop(): Promise<void>;
}

/** Days on whose mornings samples are taken; on two of them the clocks change. */
const SAMPLED = ['2027-01-06', '2027-03-14', '2027-06-09', '2027-11-07', '2027-12-15'];

/** Lets a year happen, in the order of its time, with `appointments` bookings. The same seed makes the same year. */
export async function happenedYear(
  appointments: number,
  seed: number,
  facts: Pick<FactStore, 'record'>,
): Promise<Year> {
  const [year] = fc.sample(years(appointments), { numRuns: 1, seed });
  if (year === undefined) throw new Error('No year.');
  const world = await startDynamoDbWorld();
  const insurance = await startInsurance(world.database);
  const practices = await Promise.all(ZONES.map((timeZone) => openPractice(world, timeZone)));
  const practiceOf = ({ practice }: { readonly practice: number }) => practices[practice === 4 ? 1 : 0] as Practice;
  const agenda: Act[] = [
    ...year.visits.map((each) => visitBy(practiceOf(each), each, (act) => agenda.push(act))),
    ...year.calls.map((each, index) => ({
      at: each.at,
      what: () => telephoned(world, practiceOf(each).practiceId, `call-${index}`, each),
    })),
    ...year.verifications.map((each, index) => ({
      at: each.at,
      what: () => verified(insurance, practiceOf(each).practiceId, index, each, (act) => agenda.push(act)),
    })),
  ];
  const client = world.database.client;
  const { schedules, daySheets, reports, subscriptions, usage } = world.database.tableNames;
  const sampling = {
    samples: new DynamoDbSamples({ client, tableName: reports }),
    rules: new PracticeRulesReader({ client, tableName: schedules }),
    sheets: new DaySheetReader({ client, tableName: daySheets }),
    vendors: new DynamoDbVendorUsage({
      client,
      subscriptionsTable: subscriptions,
      counters: new DynamoDbUsageCounters({ client, tableName: usage }),
    }),
    facts,
    clock: world.clock,
    sleep: async () => undefined,
  };
  const planned = {
    practices: new DynamoDbSampledPracticeList({ client, tableName: reports }),
    queue: {
      send: (key: SampleKey) => takeSample(key, { logger: silentLogger, deadline: world.clock.now() }, sampling),
    },
    clock: world.clock,
  };
  await registerPractices(
    practices.map(({ practiceId }, index) => ({
      ...{ practiceId, event: 'schedule.changed', at: new Date(FIRST).toISOString() },
      ...{ data: { revision: 1 }, facts: { timeZone: ZONES[index] ?? 'UTC' } },
    })),
    new DynamoDbSampledPractices({ client, tableName: reports }),
  );
  for (const day of SAMPLED) {
    // Each hour of the day; five in the morning is another one in each zone, and in summer.
    for (let hour = 8; hour < 15; hour += 1) {
      agenda.push({
        at: Date.parse(`${day}T00:00:00Z`) + hour * 60 * MINUTE,
        what: () => planSamples(silentLogger, planned),
      });
    }
  }
  const [first] = practices;
  if (first !== undefined) await calledByVendors(world, first.practiceId);
  while (agenda.length > 0) {
    agenda.sort((one, other) => other.at - one.at);
    const next = agenda.pop() as Act;
    for (const clock of [world.clock, insurance.clock]) clock.set(new Date(next.at).toISOString());
    await next.what();
  }
  const known = practices.map(({ practiceId: id }, index) => ({ id, timeZone: ZONES[index] ?? 'UTC' }));
  return { world, practices: known, stop: () => world.stop() };
}

function visitBy(practice: Practice, visit: GivenYear['visits'][number], plan: (act: Act) => void): Act {
  const start = Math.ceil(visit.start / (5 * MINUTE)) * 5 * MINUTE;
  const at = Math.max(FIRST, start - visit.leadMinutes * MINUTE);
  const desk = practice.desk();
  const ask = (share: number, what: Act['what']) =>
    plan({ at: Math.floor(at + share * (start + DAY - at)), what: () => outcomeOf(what()) });
  const book = async () => {
    const booked = desk.book({
      start: new Date(start).toISOString(),
      providerId: visit.provider,
      appointmentType: visit.type,
      ...(visit.call !== undefined && { callId: `call-${visit.call}` }),
    });
    // Taken, closed or past: nobody books.
    if ((await outcomeOf(booked)) !== 201) return;
    const { id } = bodyOf(await booked);
    for (const { change, share } of visit.steps) {
      if (change === 'reschedule') {
        const later = new Date(start + Math.floor(share * 40) * 15 * MINUTE).toISOString();
        ask(share, () => desk.reschedule(id, { start: later, providerId: 'dr-always' }));
      } else ask(share, () => (change === 'cancel' ? desk.cancel(id) : desk.change(change, id)));
    }
    plan({
      at: start + MINUTE,
      what: () => outcomeOf(visit.end === 'noshow' ? desk.change('no-show', id) : Promise.resolve()),
    });
    if (visit.end === 'cancelled') ask(0.5 * ((visit.leadMinutes % 100) / 100), () => desk.cancel(id));
    if (visit.end === 'fulfilled') {
      plan({ at: start, what: () => outcomeOf(desk.change('arrive', id)) });
      plan({ at: start + 30 * MINUTE, what: () => outcomeOf(desk.change('fulfil', id)) });
    }
  };
  return { at, what: book };
}

/** What Amazon Connect tells of a call, folded into the call log, with an event after each. */
async function telephoned(
  world: DynamoDbWorld,
  practiceId: string,
  callId: string,
  told: GivenYear['calls'][number],
): Promise<void> {
  const { client, tableNames } = world.database;
  const { at, method, queue, waits, talks } = told;
  const connectedAt = at + waits * 1000;
  const base = { practiceId, callId, method, channel: 'VOICE' };
  const sightings = [
    { ...base, eventId: 'e1', at, initiatedAt: at },
    ...(queue === undefined ? [] : [{ ...base, eventId: 'e2', at: at + 1, queuedAt: at + 1, queueId: queue }]),
    ...(talks === undefined ? [] : [{ ...base, eventId: 'e3', at: connectedAt, connectedAt }]),
    { ...base, eventId: 'e4', at: connectedAt + (talks ?? 0) * 1000, endedAt: connectedAt + (talks ?? 0) * 1000 },
  ];
  let facts: CallFacts | undefined;
  for (const [index, sighting] of sightings.entries()) {
    const own = factsOf(sighting);
    facts = facts === undefined ? own : mergeFacts(facts, own);
    const version = index + 1;
    const event = {
      ...{
        practiceId,
        eventId: `${sighting.at}#${callId}`,
        event: 'endedAt' in sighting ? 'call.ended' : 'call.queued',
      },
      ...{ topic: 'calls', version: 1, at: new Date(sighting.at).toISOString() },
      data: { callId, ...presentProgress({ facts, version }) },
    };
    await client.send(new PutItemCommand({ TableName: tableNames.events, Item: marshall(event) }));
  }
  const item = {
    ...{ ownerKey: `${practiceId}#${callId}`, item: 'CALL', practiceId, callId, facts: JSON.stringify(facts) },
    ...{ outcome: JSON.stringify({ summary: 'Canary summary' }), version: sightings.length },
  };
  await client.send(new PutItemCommand({ TableName: tableNames.calls, Item: marshall(item) }));
}

/** Somebody asks, and the worker's time passes before the payer answers; without an answer it stays open. */
async function verified(
  world: Awaited<ReturnType<typeof startInsurance>>,
  practiceId: string,
  index: number,
  { at, payerId, answer, seconds }: GivenYear['verifications'][number],
  plan: (act: Act) => void,
): Promise<void> {
  const desk = new InsuranceDesk(world, { practiceId, ...(answer && { payer: new MemoryPayer(answer) }) });
  const { id } = shown(await desk.request({ payerId, patient: { ...ADA, memberId: `M${index}` } }));
  if (answer !== undefined) plan({ at: at + seconds * 1000, what: () => desk.work(id) });
}

/** Two vendors, their requests as the access log was counted: by day, version, route, status and key. */
async function calledByVendors(world: DynamoDbWorld, practiceId: string): Promise<void> {
  const { client, tableNames } = world.database;
  for (const [index, vendor] of ['Acme', 'Zeta'].entries()) {
    const id = `sub_${String(index).repeat(32)}`;
    const subscription = marshall({ id, practiceId, vendor });
    await client.send(new PutItemCommand({ TableName: tableNames.subscriptions, Item: subscription }));
    for (const day of ['2027-01-05', '2027-03-12', '2027-11-06']) {
      for (const [version, status, requests] of [
        ['v1', 200, 5],
        ['v1', 404, 2],
        ['v2', 429, 3 + index],
        ['fhir', 503, 1],
      ]) {
        const entry = `COUNT#${day}#${version}#GET#/${version}/appointments#${status}#key1`;
        const count = marshall({ owner: id, entry, practiceId, requests, cached: 1, milliseconds: 90 });
        await client.send(new PutItemCommand({ TableName: tableNames.usage, Item: count }));
      }
    }
  }
}
