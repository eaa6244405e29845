import { DynamoDbRequestLog } from '@frontdesk/subscriptions/adapters/dynamodb-request-log';
import { DynamoDbUsageCounters } from '@frontdesk/subscriptions/adapters/dynamodb-usage-counters';
import { DynamoDbUsageLedger } from '@frontdesk/subscriptions/adapters/dynamodb-usage-ledger';
import { countUsage } from '@frontdesk/subscriptions/use-cases/count-usage';
import { seededRandom } from '@frontdesk/testing/seeded-random';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessLines } from '../testing/access-lines.ts';
import type { memoryUsageTable } from '../testing/memory-usage-table.ts';

const BATCH = 400;
const SUBSCRIPTIONS = Array.from({ length: 4 }, (_, index) => `sub_${String(index).repeat(32)}`);
const DAYS = ['2026-11-27', '2026-11-28'];

type DynamoDBClient = ReturnType<typeof memoryUsageTable>;

class Killed extends Error {}

/** A function's client that ends with the function, before or after it has written, in one of eight transactions. */
const mortal = (client: DynamoDBClient, random: () => number): DynamoDBClient =>
  ({
    send: async (command: Parameters<DynamoDBClient['send']>[0]) => {
      const fate = random();
      if (fate < 0.06) throw new Killed();
      const answer = await client.send(command);
      if (fate > 0.94) throw new Killed();
      return answer;
    },
  }) as unknown as DynamoDBClient;

interface UsageTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** What must hold of counting so many calls in a table. */
export function exactUsageSuite(name: string, calls: number, open: () => Promise<UsageTable>): void {
  describe(`usage ${name}`, () => {
    let table: UsageTable;
    let lines: readonly string[];

    beforeAll(async () => {
      table = await open();
      const random = seededRandom(54);
      lines = accessLines(calls, SUBSCRIPTIONS, random);
      const { client, tableName } = table;
      const batches = Array.from({ length: calls / BATCH }, (_, n) => lines.slice(n * BATCH, (n + 1) * BATCH));
      // A third comes twice, cut into other batches, and all in another order than it was written.
      const again = batches
        .filter(() => random() < 0.33)
        .map((batch) => [...batch.slice(BATCH / 2), ...batch.slice(0, 50)]);
      const deliveries = [...batches, ...again].map((batch) => ({ batch, order: random() }));
      deliveries.sort((one, other) => one.order - other.order);
      const workers = Array.from({ length: 3 }, async () => {
        for (let next = deliveries.pop(); next !== undefined; next = deliveries.pop()) {
          const ledger = new DynamoDbUsageLedger({ client: mortal(client, random), tableName });
          await countUsage(next.batch, { ledger }).catch((error) => {
            expect(error).toBeInstanceOf(Killed);
            deliveries.unshift(next as (typeof deliveries)[number]);
          });
        }
      });
      await Promise.all(workers);
    }, 60_000);

    /** What the lines say, read without the counter's code. */
    const counted = (of: (line: Record<string, string>) => string): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const line of lines.map((each) => JSON.parse(each) as Record<string, string>)) {
        if (line.subscriptionId === '-') continue;
        counts[of(line)] = (counts[of(line)] ?? 0) + 1;
      }
      return counts;
    };
    const dayOf = ({ timeEpoch }: Record<string, string>): string =>
      new Date(Number(timeEpoch)).toISOString().slice(0, 10);

    it(`counts ${calls} calls to the request, though counters die and batches come twice, in parts and in any order`, async () => {
      const counters = new DynamoDbUsageCounters(table);
      const found: Record<string, number> = {};
      for (const id of SUBSCRIPTIONS) {
        for (const each of await counters.ofSubscription(id, '2026-11-01', '2026-11-30')) {
          const { day, method, route, status, keyId, requests } = each;
          found[[id, day, method, route, status, keyId].join(' ')] = requests;
        }
      }
      const expected = counted((line) =>
        [line.subscriptionId, dayOf(line), line.method, line.route, line.status, line.keyId].join(' '),
      );
      expect(found).toEqual(expected);
      expect(Object.values(found).reduce((sum, each) => sum + each)).toBeGreaterThan(calls * 0.9);
    });

    it('knows what each day costs of the quota', async () => {
      const counters = new DynamoDbUsageCounters(table);
      const costs = counted((line) => {
        const isFree = line.route === '/v2/usage' || /^(THROTTLED|ACCESS_DENIED)$/.test(line.error ?? '');
        return `${line.subscriptionId} ${dayOf(line)} ${isFree ? 'free' : 'metered'}`;
      });
      for (const id of SUBSCRIPTIONS)
        for (const day of DAYS) expect(await counters.meteredOn(id, day)).toBe(costs[`${id} ${day} metered`]);
    });

    it('has each request in the log once, and nothing that its caller wrote', async () => {
      const log = new DynamoDbRequestLog(table);
      const [id = ''] = SUBSCRIPTIONS;
      const ids: string[] = [];
      let beforeKey: string | undefined;
      do {
        const asked = { limit: 500, sinceEpochMilliseconds: Date.parse('2026-11-27'), filter: {}, beforeKey };
        const page = await log.read(id, asked);
        ids.push(...page.requests.map(({ requestId }) => requestId));
        expect(JSON.stringify(page)).not.toContain('Ada');
        beforeKey = page.lastKey;
      } while (beforeKey !== undefined);
      const expected = lines
        .filter((line) => line.includes(`"${id}"`))
        .map((line) => JSON.parse(line).requestId as string);
      expect(ids.sort()).toEqual(expected.sort());
    });

    it('has nothing more for who turns the page when all that is left has become too old', async () => {
      const log = new DynamoDbRequestLog(table);
      const [id = ''] = SUBSCRIPTIONS;
      const { lastKey } = await log.read(id, {
        limit: 1,
        sinceEpochMilliseconds: Date.parse('2026-11-27'),
        filter: {},
      });
      const asked = { limit: 5, sinceEpochMilliseconds: Date.parse('2026-12-04'), filter: {}, beforeKey: lastKey };
      expect(lastKey).toBeDefined();
      expect(await log.read(id, asked)).toEqual({ requests: [] });
    });
  });
}
