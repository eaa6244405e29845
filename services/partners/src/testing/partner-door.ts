import { type DynamoDbWorld, startDynamoDbWorld } from '@frontdesk/booking/testing/dynamodb-world';
import { practiceRules } from '@frontdesk/booking/testing/practices';
import { DynamoDbPlanLists } from '@frontdesk/insurance/adapters/dynamodb-plan-lists';
import { sqsInProcess, startLocalSqs } from '@frontdesk/local/sqs/local-sqs';
import { startCountedUsage } from './counted-usage.ts';
import { loadFunctions } from './partner-functions.ts';

export interface PartnerDoor extends Awaited<ReturnType<typeof loadFunctions>> {
  readonly world: DynamoDbWorld;
  stop(): Promise<void>;
}

/** What the first practice takes. */
export const PLANS = [
  {
    ...{ planId: 'choice-ppo', name: 'Choice PPO', alias: ['Choice Plus'], type: 'medical' as const },
    ...{ payerId: 'SIM-A', payerName: 'Aster Health Plan' },
  },
] as const;

/** The door's functions over a database with two practices; the first one's subscription has used three requests today. */
export async function startPartnerDoor(): Promise<PartnerDoor> {
  const world = await startDynamoDbWorld();
  const usage = await startCountedUsage(world.database, 'key-of-p001');
  process.env.AWS_ENDPOINT_URL_API_GATEWAY = usage.endpoint;
  const sqs = await startLocalSqs();
  process.env.AWS_ENDPOINT_URL_SQS = sqs.endpoint;
  process.env.WAKES_QUEUE_URL = await createWakesQueue(sqs.endpoint);
  const functions = await loadFunctions(world.database);
  await world.putRules(practiceRules('p001', 'America/New_York'));
  await world.putRules(practiceRules('p002', 'America/New_York'));
  const { client, tableNames } = world.database;
  const lists = new DynamoDbPlanLists({ client, tableName: tableNames.insurance });
  await lists.replaceList('p001', { version: 1, plans: PLANS });
  const stop = async () => {
    usage.stop();
    await sqs.stop();
    await world.stop();
  };
  return { ...functions, world, stop };
}

/** Where a webhook's test and replay tell the workers that there is something to send. */
async function createWakesQueue(endpoint: string): Promise<string> {
  const body = JSON.stringify({ QueueName: 'wakes.fifo', Attributes: { FifoQueue: 'true' } });
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.CreateQueue' };
  const created = await sqsInProcess(endpoint)?.(headers, body);
  return (JSON.parse(created?.body ?? '') as { QueueUrl: string }).QueueUrl;
}

/** Of next year, at New York's offset of -04:00. */
export const DAY = `${new Date().getUTCFullYear() + 1}-06-02`;
export const day = { from: DAY, to: DAY };
export const patient = { givenName: 'Ada', familyName: 'Quicksilver', birthDate: '1980-05-17', phone: '+1 555 0100' };

/** Requests of one test file, each at a half hour of its own. */
export class DoorRequests {
  #halves = 0;
  #keys = 0;

  booking() {
    return {
      ...{ providerId: 'dr-always', appointmentType: 'exam', start: `${DAY}T${this.#nextTime()}:00-04:00` },
      ...{ patient, reason: 'Blurred' },
    };
  }

  verification() {
    const { givenName, familyName, birthDate } = patient;
    return { payerId: 'SIM-A', patient: { memberId: 'M-1', givenName, familyName, birthDate }, serviceDate: DAY };
  }

  flatBooking() {
    return {
      ...{ provider: 'dr-always', type: 'exam', date: DAY, time: this.#nextTime() },
      ...{ patientName: 'Ada Quicksilver', patientBirthDate: '1980-05-17', patientPhone: '+1 555 0100' },
    };
  }

  hold() {
    return { providerId: 'dr-always', appointmentType: 'exam', start: this.booking().start };
  }

  key(): string {
    this.#keys += 1;
    return `request-${this.#keys}`;
  }

  #nextTime(): string {
    this.#halves += 1;
    return `${String(6 + Math.floor(this.#halves / 2)).padStart(2, '0')}:${this.#halves % 2 === 0 ? '00' : '30'}`;
  }
}
