import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { eventPut } from '@frontdesk/aws/outbox';
import { PRACTICE_ITEM, policyAttributes, practiceItem } from '@frontdesk/aws/practice-rules-items';
import type { PracticeRulesReader } from '@frontdesk/aws/practice-rules-reader';
import { emptyAnswer } from '@frontdesk/core/answer';
import type { Clock } from '@frontdesk/core/clock';
import type { PracticeRecord } from '../domain/practice-record.ts';
import { changedRules, type RulesChange } from '../domain/rules-change.ts';
import { scheduleEvent } from '../domain/schedule-event.ts';
import type { PracticeRulesStore } from '../ports/practice-rules-store.ts';
import { type ItemChange, itemChanges } from './rules-item-changes.ts';

export interface DynamoDbPracticeRulesStoreOptions {
  readonly reader: Pick<PracticeRulesReader, 'read'>;
  readonly writer: IdempotentWriter;
  /** The schedules table. */
  readonly tableName: string;
  /** The events table. */
  readonly eventsTable: string;
  readonly clock: Clock;
}

/** A transaction takes 100 actions; the idempotency record, PRACTICE and the event are three of them. */
const ITEMS_PER_TRANSACTION = 97;

/** Rules in the schedules table. Every transaction also changes PRACTICE, on the condition of the revision that was
 *  read: changes of one practice follow each other, and each leaves the items and their listing in PRACTICE agreeing.
 *  The last transaction of a change publishes `schedule.changed`; of a new practice nobody is told. */
export class DynamoDbPracticeRulesStore implements PracticeRulesStore {
  readonly #options: DynamoDbPracticeRulesStoreOptions;

  constructor(options: DynamoDbPracticeRulesStoreOptions) {
    this.#options = options;
  }

  async read(practiceId: string): Promise<PracticeRecord | undefined> {
    return this.#options.reader.read(practiceId);
  }

  async apply(
    practiceId: string,
    basis: PracticeRecord | undefined,
    change: RulesChange,
    deadline: number,
  ): Promise<'applied' | 'stale'> {
    const { writer, tableName, eventsTable, clock } = this.#options;
    let revision = basis?.revision ?? 0;
    const { timeZone } = changedRules(practiceId, basis, change, revision);
    const batches = batchesOf(itemChanges(tableName, practiceId, timeZone, change));
    for (const [index, batch] of batches.entries()) {
      const before = revision;
      revision += 1;
      const after = changedRules(practiceId, basis, change, revision);
      const practice = before === 0 ? this.#newPractice(after, batch) : this.#changedPractice(after, before, batch);
      const steps = batch.map(({ key, action }) => ({ name: key, action: action(revision) }));
      if (basis !== undefined && index === batches.length - 1) {
        const event = scheduleEvent(after, change, clock.now());
        steps.push({ name: 'event', action: eventPut(eventsTable, event) });
      }
      const outcome = await writer.write({
        answer: emptyAnswer(204),
        steps: [{ name: PRACTICE_ITEM, action: practice }, ...steps],
        deadline,
      });
      if (outcome.kind === 'refused') return 'stale';
    }
    return 'applied';
  }

  #newPractice(rules: PracticeRecord, batch: readonly ItemChange[]): TransactWriteItem {
    const itemRevisions = new Map(batch.map(({ key }) => [key, rules.revision]));
    return {
      Put: {
        TableName: this.#options.tableName,
        Item: practiceItem({ ...rules, itemRevisions }),
        ConditionExpression: 'attribute_not_exists(practiceId)',
      },
    };
  }

  #changedPractice(rules: PracticeRecord, before: number, batch: readonly ItemChange[]): TransactWriteItem {
    const attributes = { revision: { N: String(rules.revision) }, ...policyAttributes(rules) };
    // DynamoDB refuses names that no expression has.
    const names: Record<string, string> = batch.length === 0 ? {} : { '#items': 'itemRevisions' };
    const values: Record<string, AttributeValue> = { ':before': { N: String(before) } };
    const sets: string[] = [];
    const removes: string[] = [];
    for (const [name, value] of Object.entries(attributes)) {
      names[`#${name}`] = name;
      values[`:${name}`] = value;
      sets.push(`#${name} = :${name}`);
    }
    // 97 of these make an expression of 1.4 KB; DynamoDB takes 4 KB.
    for (const [index, { key, remains }] of batch.entries()) {
      names[`#${index}`] = key;
      if (remains) sets.push(`#items.#${index} = :revision`);
      else removes.push(`#items.#${index}`);
    }
    return {
      Update: {
        TableName: this.#options.tableName,
        Key: { practiceId: { S: rules.practiceId }, item: { S: PRACTICE_ITEM } },
        UpdateExpression: `SET ${sets.join(', ')}${removes.length === 0 ? '' : ` REMOVE ${removes.join(', ')}`}`,
        ConditionExpression: '#revision = :before',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    };
  }
}

/** At least one batch: a change of the practice alone is one too. */
function batchesOf(changes: readonly ItemChange[]): ItemChange[][] {
  const batches = [changes.slice(0, ITEMS_PER_TRANSACTION)];
  for (let from = ITEMS_PER_TRANSACTION; from < changes.length; from += ITEMS_PER_TRANSACTION) {
    batches.push(changes.slice(from, from + ITEMS_PER_TRANSACTION));
  }
  return batches;
}
