import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Clock } from '@frontdesk/core/clock';
import type { Metrics } from '@frontdesk/core/metrics';
import type { RateLimiter, RateLimitPolicy, RateLimitVerdict } from '@frontdesk/core/rate-limit';
import {
  emptyRing,
  type RateLimitRing,
  remainingIn,
  rolledTo,
  secondsUntilRoom,
  subWindowAt,
} from '@frontdesk/core/rate-limit-ring';
import { type Item, numberOf } from './item-attributes.ts';
import { JointTurns } from './joint-turns.ts';
import { more, oneMore, type Write } from './rate-limit-writes.ts';

/** Longer than this no request waits for its count. */
const COUNT_TIMEOUT_MILLISECONDS = 1_000;
/** Others may count or roll over at the same moment; whoever loses so often in a row is let through. */
const MOST_WRITES = 12;
/** A container keeps what it knows of so many callers. */
const MOST_KNOWN = 1_000;

export interface DynamoDbRateLimiterOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
  readonly policy: RateLimitPolicy;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** 1,000 by default. */
  readonly timeoutMilliseconds?: number;
}

/** Counts the requests of all containers in one item per caller: a ring of sub-windows, so that no window of the policy's
 *  length ever holds more than the limit, wherever it begins (ADR-0033). A request costs one conditional write; a sub-window
 *  one more; a denial is remembered until the sub-window ends and costs none. Of a caller well under its limit, requests that
 *  come while one is counted are counted together. */
export class DynamoDbRateLimiter implements RateLimiter {
  readonly policy: RateLimitPolicy;
  readonly #options: DynamoDbRateLimiterOptions;
  readonly #known = new Map<string, RateLimitRing>();
  /** Callers whose item was as this container had left it when it looked last. */
  readonly #undisturbed = new Set<string>();
  readonly #turns = new JointTurns<JointVerdict>();

  constructor(options: DynamoDbRateLimiterOptions) {
    this.#options = options;
    this.policy = options.policy;
  }

  isWellUnder(key: string): boolean {
    const known = this.#known.get(key);
    if (known === undefined) return false;
    const current = subWindowAt(this.#options.clock.now(), this.policy);
    // What was known two sub-windows ago says little about now.
    if (current - known.subWindow > 1) return false;
    return remainingIn(rolledTo(current, known, this.policy)) > this.policy.limit / 2;
  }

  async count(key: string): Promise<RateLimitVerdict | undefined> {
    if (!this.#turns.isUnderWay(key) || !this.isWellUnder(key)) return this.#countAlone(key);
    const abortSignal = this.#timeout();
    const verdict = await this.#turns.join(key, (requests) => this.#countTogether(key, requests, abortSignal));
    return verdict === 'not together' ? this.#countAlone(key) : verdict;
  }

  #countAlone(key: string): Promise<RateLimitVerdict | undefined> {
    const counting = this.#countOne(key);
    this.#turns.begin(key, counting);
    return counting;
  }

  async #countOne(key: string): Promise<RateLimitVerdict | undefined> {
    try {
      const counted = await this.#count(key, this.#timeout());
      if (counted !== undefined) return this.#verdict(counted);
    } catch {
      // Whatever it was: the request must not suffer from it.
    }
    this.#options.metrics.record('RateLimitUnavailable');
    return undefined;
  }

  /** Counts several requests with one write, if the running sub-window has room for all of them. */
  async #countTogether(key: string, requests: number, abortSignal: AbortSignal): Promise<JointVerdict> {
    const { clock, client, tableName: TableName, metrics } = this.#options;
    const known = this.#known.get(key);
    const current = subWindowAt(clock.now(), this.policy);
    if (known?.subWindow !== current || remainingIn(known) < requests) return 'not together';
    const write = { ...more(known, requests), ReturnValues: 'UPDATED_NEW' } as const;
    try {
      const update = new UpdateItemCommand({ ...write, TableName, Key: { scope: { S: key } } });
      const { Attributes = {} } = await client.send(update, { abortSignal });
      const ring = { ...known, count: numberOf(Attributes, 'count') };
      this.#remember(key, ring);
      return this.#verdict({ ring, allowed: true });
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return 'not together';
      metrics.record('RateLimitUnavailable', requests);
      return undefined;
    }
  }

  #timeout(): AbortSignal {
    return AbortSignal.timeout(this.#options.timeoutMilliseconds ?? COUNT_TIMEOUT_MILLISECONDS);
  }

  async #count(key: string, abortSignal: AbortSignal): Promise<Counted | undefined> {
    const { clock, client } = this.#options;
    const left = this.#known.get(key);
    let stored: Stored | undefined = left;
    // Where several containers count, another one has begun the sub-window by now, most likely.
    let mayBegin = this.#undisturbed.has(key);
    for (let writes = 0; ; writes += 1) {
      // A container whose clock is behind counts where the others already are.
      const current = Math.max(
        subWindowAt(clock.now(), this.policy),
        typeof stored === 'object' ? stored.subWindow : 0,
      );
      const ring = this.#ringIn(current, stored);
      if (ring !== undefined && remainingIn(ring) === 0) return { ring, allowed: false };
      if (writes === MOST_WRITES) return undefined;

      const begins = ring !== undefined && ring !== stored && (mayBegin || stored === 'none');
      const write = begins ? this.#firstOf(ring, stored) : oneMore(current);
      const input = { ...write, TableName: this.#options.tableName, Key: { scope: { S: key } } };
      // Within a sub-window only the count changes, and reading the rest anew costs more than counting.
      const known = ring === stored ? ring : undefined;
      const ReturnValues = known === undefined ? 'ALL_NEW' : 'UPDATED_NEW';
      try {
        const { Attributes = {} } = await client.send(
          new UpdateItemCommand({ ...input, ReturnValues, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
          { abortSignal },
        );
        const counted = known === undefined ? ringFrom(Attributes) : { ...known, count: numberOf(Attributes, 'count') };
        if (writes === 0 && (begins || isNext(counted, left))) this.#undisturbed.add(key);
        this.#remember(key, counted);
        return { ring: counted, allowed: true };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        stored = error.Item === undefined ? 'none' : ringFrom(error.Item);
        mayBegin = true;
        if (writes === 0 && typeof stored === 'object' && isSame(stored, left)) this.#undisturbed.add(key);
        else if (writes === 0) this.#undisturbed.delete(key);
        if (stored !== 'none') this.#remember(key, stored);
      }
    }
  }

  #ringIn(current: number, stored: Stored | undefined): RateLimitRing | undefined {
    if (stored === 'none') return emptyRing(current, this.policy);
    return stored && rolledTo(current, stored, this.policy);
  }

  /** Begins a sub-window with one request, on condition that the item is still what is known of it. */
  #firstOf(ring: RateLimitRing, stored: Stored | undefined): Write {
    const unchanged: Write =
      typeof stored === 'object'
        ? {
            ConditionExpression: 'subWindow = :storedSubWindow AND #count = :storedCount',
            ExpressionAttributeNames: {},
            ExpressionAttributeValues: {
              ':storedSubWindow': { N: String(stored.subWindow) },
              ':storedCount': { N: String(stored.count) },
            },
          }
        : {
            ConditionExpression: 'attribute_not_exists(#scope)',
            ExpressionAttributeNames: { '#scope': 'scope' },
            ExpressionAttributeValues: {},
          };
    const expiresAt = Math.ceil(this.#options.clock.now() / 1000) + this.policy.windowSeconds * 2;
    return {
      ConditionExpression: unchanged.ConditionExpression,
      UpdateExpression:
        'SET subWindow = :subWindow, #count = :one, #before = :before, room = :room, expiresAt = :expiresAt',
      ExpressionAttributeNames: { ...unchanged.ExpressionAttributeNames, '#count': 'count', '#before': 'before' },
      ExpressionAttributeValues: {
        ...unchanged.ExpressionAttributeValues,
        ':subWindow': { N: String(ring.subWindow) },
        ':one': { N: '1' },
        ':before': { L: ring.before.map((count) => ({ N: String(count) })) },
        ':room': { N: String(ring.room) },
        ':expiresAt': { N: String(expiresAt) },
      },
    };
  }

  #remember(key: string, ring: RateLimitRing): void {
    const known = this.#known.get(key);
    // Answers of invocations that share a container may overtake each other.
    if (known !== undefined && isLater(known, ring)) return;
    this.#known.delete(key);
    this.#known.set(key, ring);
    if (this.#known.size <= MOST_KNOWN) return;
    const [oldest] = this.#known.keys();
    if (oldest === undefined) return;
    this.#known.delete(oldest);
    this.#undisturbed.delete(oldest);
  }

  #verdict({ ring, allowed }: Counted): RateLimitVerdict {
    const resetSeconds = secondsUntilRoom(ring, this.#options.clock.now(), this.policy);
    return { allowed, remaining: remainingIn(ring), resetSeconds };
  }
}

/** The verdict on requests that were counted together; `not together`: each has to be counted alone. */
type JointVerdict = RateLimitVerdict | undefined | 'not together';
/** The item as it was last seen; `none` when there was none. */
type Stored = RateLimitRing | 'none';
interface Counted {
  readonly ring: RateLimitRing;
  readonly allowed: boolean;
}

function ringFrom(item: Item): RateLimitRing {
  return {
    subWindow: numberOf(item, 'subWindow'),
    count: numberOf(item, 'count'),
    before: (item.before?.L ?? []).map(({ N }) => Number(N)),
    room: numberOf(item, 'room'),
  };
}

function isSame(stored: RateLimitRing, left: RateLimitRing | undefined): boolean {
  return left?.subWindow === stored.subWindow && left.count === stored.count;
}

function isNext(counted: RateLimitRing, known: RateLimitRing | undefined): boolean {
  return known?.subWindow === counted.subWindow && known.count === counted.count - 1;
}

function isLater(one: RateLimitRing, other: RateLimitRing): boolean {
  return one.subWindow === other.subWindow ? one.count > other.count : one.subWindow > other.subWindow;
}
