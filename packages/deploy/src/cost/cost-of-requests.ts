import { type Kind, type MeasuredRequest, type Measurement, unitsOf } from './measurement.ts';
import { PRICES } from './price-list.ts';
import {
  ANSWER_OVERHEAD_BYTES,
  BILLED,
  EDGE_LOGGED_BYTES,
  FRONT_DOOR_CHECK,
  LOGGED_BYTES,
  NIGHTLY_VERIFICATION,
  TRACED_SHARE,
  VENDOR_CALLS,
  WEBHOOK,
} from './usage.ts';

/** Memory of the function that answers each kind, in MB, from the templates. */
export type Memory = Readonly<Record<Kind, number>>;

/** Dollars of one request, by what is paid. */
export interface RequestCost {
  edge: number;
  gateway: number;
  lambda: number;
  dynamoDb: number;
  observation: number;
}

const GIGABYTE = 1e9;
/** The client's. */
const PINGS_A_MINUTE = 2;

/** A request through CloudFront and the firewall to the App API, or to another gateway by its price. */
export function requestCost(
  measured: MeasuredRequest,
  memoryMegabytes: number,
  gateway: number = PRICES.httpApiRequest,
): RequestCost {
  const bytes = measured.answerBytes + ANSWER_OVERHEAD_BYTES;
  return {
    edge:
      PRICES.cloudFrontRequest +
      PRICES.firewallRequest +
      PRICES.firewallBotRequest +
      (bytes / GIGABYTE) * PRICES.cloudFrontGigabyte,
    gateway,
    lambda: invocationCost(measured.calls, memoryMegabytes),
    dynamoDb: dynamoDbCost(measured),
    observation: ((LOGGED_BYTES + EDGE_LOGGED_BYTES) / GIGABYTE) * PRICES.logGigabyte + TRACED_SHARE * PRICES.trace,
  };
}

/** A vendor's request: the Partner API's gateway counts it, so no item is written for that. The authoriser answers once for each key
 *  and five minutes, and is left out. */
export function partnerRequestCost(measured: MeasuredRequest, memoryMegabytes: number): RequestCost {
  const { 'rate-limits': _counted = 0, ...writeUnits } = measured.writeUnits;
  return requestCost({ ...measured, writeUnits }, memoryMegabytes, PRICES.restApiRequest);
}

/** The same, answered from the stage's cache. */
export function cachedRequestCost(measured: MeasuredRequest): RequestCost {
  return { ...requestCost(measured, 0, PRICES.restApiRequest), lambda: 0, dynamoDb: 0 };
}

/** A public event on its way from the outbox into the log and to so many dashboards. The stream's reads are free for
 *  Lambda; one event an invocation is the worst case. */
export function eventCost(measured: MeasuredRequest, memoryMegabytes: number, dashboards: number): RequestCost {
  return {
    edge: 0,
    gateway: dashboards * PRICES.webSocketMessage,
    lambda: invocationCost(measured.calls + dashboards, memoryMegabytes),
    dynamoDb: dynamoDbCost(measured),
    observation: (LOGGED_BYTES / 2 / GIGABYTE) * PRICES.logGigabyte,
  };
}

/** An hour of one connected dashboard: its minutes, and two pings a minute, each with its pong. */
export function connectedHourCost(memoryMegabytes: number): number {
  const ping = 2 * PRICES.webSocketMessage + invocationCost(0, memoryMegabytes);
  return 60 * PRICES.webSocketConnectionMinute + 60 * PINGS_A_MINUTE * ping;
}

/** A verification of the night lane, without its event. */
export function nightlyVerificationCost(memoryMegabytes: number): number {
  const { calls, workerMilliseconds, queueRequests } = NIGHTLY_VERIFICATION;
  const asking = (workerMilliseconds / 1000) * (memoryMegabytes / 1024) * PRICES.lambdaGigabyteSecond;
  const counted = { ...NIGHTLY_VERIFICATION, answerBytes: 0 };
  const logged = (LOGGED_BYTES / GIGABYTE) * PRICES.logGigabyte;
  return (
    invocationCost(calls, memoryMegabytes) +
    asking +
    queueRequests * PRICES.queueRequest +
    dynamoDbCost(counted) +
    logged
  );
}

/** A check of the front door, from its function to what it asks for, with its share of a token. The functions behind the API have
 *  the same memory. */
export function frontDoorCheckCost(memoryMegabytes: number): number {
  const { milliseconds, pages, requests, request, tokenMinutes } = FRONT_DOOR_CHECK;
  const asked = requestCost(request, memoryMegabytes);
  const own = PRICES.lambdaRequest + (milliseconds / 1000) * (memoryMegabytes / 1024) * PRICES.lambdaGigabyteSecond;
  return own + requests * total(asked) + pages * asked.edge + PRICES.machineToken / tokenMinutes;
}

/** An event of the log on its way to the workers: each takes an invocation that looks for webhooks, whether its practice has any or not. */
export function webhookFanOutCost(memoryMegabytes: number): number {
  return invocationCost(WEBHOOK.fanOutCalls, memoryMegabytes) + PRICES.dynamoDbReadUnit;
}

/** An event that is sent to one endpoint, alone and at the first attempt: the dearest way. */
export function webhookDeliveryCost(memoryMegabytes: number): number {
  const { workerCalls, receiverMilliseconds, writeUnits, readUnits, queueRequests } = WEBHOOK;
  const waiting = (receiverMilliseconds / 1000) * (memoryMegabytes / 1024) * PRICES.lambdaGigabyteSecond;
  const stored = writeUnits * PRICES.dynamoDbWriteUnit + readUnits * PRICES.dynamoDbReadUnit;
  const logged = (LOGGED_BYTES / 2 / GIGABYTE) * PRICES.logGigabyte;
  return (
    invocationCost(workerCalls, memoryMegabytes) + waiting + stored + queueRequests * PRICES.fifoQueueRequest + logged
  );
}

/** A vendor's call that is counted from the access log. The call itself is not in it. */
export function countedCallCost(memoryMegabytes: number): number {
  const { linesOfBatch, countersOfBatch, roundTripsOfBatch, unitsOfWrite } = VENDOR_CALLS;
  const units = (1 + countersOfBatch / linesOfBatch) * unitsOfWrite;
  const ofBatch = invocationCost(roundTripsOfBatch, memoryMegabytes) + PRICES.dynamoDbReadUnit;
  return ofBatch / linesOfBatch + units * PRICES.dynamoDbWriteUnit;
}

export function total(cost: RequestCost): number {
  return cost.edge + cost.gateway + cost.lambda + cost.dynamoDb + cost.observation;
}

/** The cost of each kind of request that callers make. */
export function costsOf(measurement: Measurement, memory: Memory): Record<Exclude<Kind, 'event'>, RequestCost> {
  return {
    booking: requestCost(measurement.booking, memory.booking),
    search: requestCost(measurement.search, memory.search),
    read: requestCost(measurement.read, memory.read),
    list: requestCost(measurement.list, memory.list),
    patients: requestCost(measurement.patients, memory.patients),
  };
}

/** What a function is billed for, in milliseconds, when it makes so many calls. */
export function billedMilliseconds(calls: number): number {
  return BILLED.ownMilliseconds + calls * BILLED.millisecondsPerCall;
}

function invocationCost(calls: number, memoryMegabytes: number): number {
  const seconds = billedMilliseconds(calls) / 1000;
  return PRICES.lambdaRequest + seconds * (memoryMegabytes / 1024) * PRICES.lambdaGigabyteSecond;
}

function dynamoDbCost({ writeUnits, readUnits }: MeasuredRequest): number {
  return unitsOf(writeUnits) * PRICES.dynamoDbWriteUnit + unitsOf(readUnits) * PRICES.dynamoDbReadUnit;
}
