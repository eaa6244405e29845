import { randomUUID } from 'node:crypto';
import type { DataApiStatements } from '@frontdesk/aws/data-api-database';
import type { ReportType } from '@frontdesk/contracts/report';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { AS_OF_ONE_MOMENT } from '../adapters/report-queries.ts';
import { SqlFactStore } from '../adapters/sql-fact-store.ts';
import { NO_FACTS } from '../domain/facts.ts';
import type { FactEvent } from '../domain/facts-of-events.ts';
import type { ReportQuestion } from '../domain/report.ts';
import type { DatabaseWorld } from '../testing/database-world.ts';
import { historyOfEdges } from '../testing/edges.ts';
import { type History, histories } from '../testing/histories.ts';
import { recordFacts } from '../use-cases/record-facts.ts';
import { COUNTING_MUTANTS, type Mutant, RECORDING_MUTANTS, withFault } from './mutants.ts';

/** Whether the reports of a practice are what plain loops over its history give, and of which time they are. */
type IsRight = (
  practiceId: string,
  question: ReportQuestion,
  history: History,
  facts: SqlFactStore,
) => Promise<boolean>;

type Values = Parameters<DataApiStatements['execute']>[1];

interface Story {
  readonly practiceId: string;
  readonly history: History;
}

const idOf = ({ data }: FactEvent): string =>
  'callId' in data
    ? data.callId
    : 'appointmentId' in data
      ? data.appointmentId
      : 'verificationId' in data
        ? data.verificationId
        : '';

/** That the oracle tells right statements from wrong ones: each fault is found in some history. */
export function mutantsSuite(
  database: () => DatabaseWorld,
  { questions, isRight }: { readonly questions: readonly ReportQuestion[]; readonly isRight: IsRight },
): void {
  /** The statements with a fault in them, where there is one. */
  const faulty = (statements: DataApiStatements, mutant: Mutant | undefined, made: () => void): DataApiStatements => ({
    execute: (sql, values) => {
      const wrong = mutant && withFault(sql, mutant);
      if (wrong !== undefined) made();
      return statements.execute(wrong ?? sql, values);
    },
  });
  /** What `work` says of facts whose statements have a fault, all in one transaction: to begin and end one for each report was half of
   *  the time. */
  const reading = async (work: (facts: SqlFactStore) => Promise<boolean>, mutant?: Mutant) => {
    let isMade = false;
    const result = await database().near.asFunction.transaction((statements) => {
      const { execute } = faulty(statements, mutant, () => {
        isMade = true;
      });
      const within = {
        execute: async (sql: string, values?: Values) => (sql === AS_OF_ONE_MOMENT ? [] : execute(sql, values)),
      };
      return work(new SqlFactStore({ transaction: (count) => count(within) }));
    });
    return { result, isMade };
  };
  const recording = (mutant?: Mutant) => {
    let isMade = false;
    const made = () => {
      isMade = true;
    };
    const facts = new SqlFactStore({
      transaction: (work) =>
        database().near.asFunction.transaction((statements) => work(faulty(statements, mutant, made))),
    });
    return { facts, isMade: () => isMade };
  };
  /** In batches with an event of each at most. What comes late must change nothing: the last of each comes at `place`. */
  const told = async ({ practiceId, history }: Story, place: number, facts: SqlFactStore): Promise<void> => {
    const own = history.events.map((event) => ({ ...event, practiceId }));
    const ofEach = [...Map.groupBy(own, idOf).values()];
    const orders = ofEach.map((own) => own.slice(0, -1).toSpliced(place, 0, ...own.slice(-1)));
    const most = Math.max(...orders.map(({ length }) => length));
    for (let index = 0; index < most; index += 1) {
      await recordFacts(
        orders.flatMap((own) => own.slice(index, index + 1)),
        facts,
      );
    }
    const samples = history.samples.toSorted((one, other) => (one.day < other.day ? -1 : 1));
    const late = samples.slice(0, -1).toSpliced(place, 0, ...samples.slice(-1));
    for (let index = 0; index < late.length; index += 2) {
      await facts.record(practiceId, { ...NO_FACTS, samples: late.slice(index, index + 2) });
    }
  };
  const storiesOf = (numRuns: number, seed: number): Story[] =>
    fc.sample(fc.nat(), { numRuns, seed }).map((own) => {
      const practiceId = `p-${randomUUID()}`;
      const many = fc.sample(histories(practiceId), { numRuns: 8, seed: own });
      const [history] = many.sort((one, other) => other.events.length - one.events.length);
      return { practiceId, history: history as History };
    });

  describe('a wrong statement is found:', () => {
    const stories: Story[] = [];
    const edges = historyOfEdges('p');
    beforeAll(async () => {
      const practiceId = `p-${randomUUID()}`;
      stories.push({ practiceId, history: historyOfEdges(practiceId) }, ...storiesOf(12, 14));
      for (const { practiceId, history } of stories) {
        await recordFacts(history.events, database().near.facts);
        await database().near.facts.record(practiceId, { ...NO_FACTS, samples: history.samples });
      }
    });

    it.each(Object.keys(COUNTING_MUTANTS) as ReportType[])('%s', async (type) => {
      const own = questions.filter((question) => question.type === type);
      const allRight = (mutant?: Mutant) =>
        reading(async (facts) => {
          for (const { practiceId, history } of stories) {
            for (const question of own) if (!(await isRight(practiceId, question, history, facts))) return false;
          }
          return true;
        }, mutant);
      expect((await allRight()).result).toBe(true);
      const survivors: Mutant[] = [];
      for (const mutant of COUNTING_MUTANTS[type]) {
        const { result, isMade } = await allRight(mutant);
        if (result) survivors.push(mutant);
        expect(isMade, `was never made: ${JSON.stringify(mutant)}`).toBe(true);
      }
      expect(survivors).toEqual([]);
    });

    it('is not seen in those that record as they stand', async () => {
      expect(await isFound(database().near.facts)).toBe(false);
    });

    it.each(RECORDING_MUTANTS.map((mutant) => [JSON.stringify(mutant), mutant] as const))(
      'of those that record, with %s',
      async (_, mutant) => {
        const { facts, isMade } = recording(mutant);
        expect(await isFound(facts)).toBe(true);
        expect(isMade(), 'was never made').toBe(true);
      },
    );

    /** Whether some report is wrong of what a store with a fault has recorded. */
    async function isFound(facts: SqlFactStore): Promise<boolean> {
      for (const place of [0, 1, Number.POSITIVE_INFINITY]) {
        const practiceId = `p-${randomUUID()}`;
        await told({ practiceId, history: edges }, place, facts);
        const { result: isRightOfAll } = await reading(async (right) => {
          for (const question of questions) if (!(await isRight(practiceId, question, edges, right))) return false;
          return true;
        });
        if (!isRightOfAll) return true;
      }
      return false;
    }
  });
}
