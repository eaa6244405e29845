import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { releaseUpdate } from '@frontdesk/aws/day-sheet-claim';
import type { IdempotentWriter, WriteStep } from '@frontdesk/aws/idempotent-write';
import { retriedRead } from '@frontdesk/aws/retried';
import { emptyAnswer } from '@frontdesk/core/answer';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { type Hold, placeOf } from '../domain/hold.ts';
import type { WriteResult } from '../ports/appointment-writer.ts';
import type { HoldStore } from '../ports/hold-store.ts';
import { holdFrom, holdKey } from './hold-item.ts';
import { clearPlace } from './holder-item.ts';
import { STEP, writeResult } from './write-refusal.ts';

export interface HoldStoreOptions {
  readonly client: DynamoDBClient;
  readonly writer: IdempotentWriter;
  readonly appointmentsTable: string;
  readonly daySheetsTable: string;
}

/** Finds holds and gives their time back. */
export class DynamoDbHoldStore implements HoldStore {
  readonly #options: HoldStoreOptions;

  constructor(options: HoldStoreOptions) {
    this.#options = options;
  }

  async read(practiceId: string, holdId: string): Promise<Hold | undefined> {
    const { client, appointmentsTable } = this.#options;
    const get = new GetItemCommand({
      TableName: appointmentsTable,
      Key: holdKey(practiceId, holdId),
      ConsistentRead: true,
    });
    const { Item } = await retriedRead(() => client.send(get));
    return Item === undefined ? undefined : holdFrom(Item);
  }

  async release(hold: Hold, deadline: number): Promise<boolean> {
    const sheets = { tableName: this.#options.daySheetsTable, practiceId: hold.practiceId };
    const pages = pagesOf([hold.providerId], hold.claim).map((page) => ({
      name: STEP.page,
      action: releaseUpdate(sheets, page, { heldUntilEpochSeconds: hold.until }),
    }));
    const place = placeOf(hold.id);
    let clear: WriteStep[] = [];
    if (place !== undefined) {
      const action = clearPlace(this.#options.appointmentsTable, hold, place, hold.id);
      clear = [{ name: STEP.holder, action }];
    }
    let result = await this.#write([this.#forget(hold), ...pages, ...clear], deadline);
    // Lapsed, and somebody has some of the time by now: what is left of it on the page is free to all anyway. Or another hold
    // has the place.
    if (result.kind === 'refused' && !result.holdRefused) {
      const kept = result;
      const steps = [...(kept.timeTaken ? [] : pages), ...(kept.places === undefined ? clear : [])];
      result = await this.#write([this.#forget(hold), ...steps], deadline);
      if (result.kind === 'refused' && !result.holdRefused) result = await this.#write([this.#forget(hold)], deadline);
    }
    return result.kind === 'answered';
  }

  async #write(steps: readonly WriteStep[], deadline: number): Promise<WriteResult> {
    return writeResult(await this.#options.writer.write({ answer: emptyAnswer(204), steps, deadline }));
  }

  #forget({ practiceId, id, subject }: Hold): WriteStep {
    return {
      name: STEP.hold,
      action: {
        Delete: {
          TableName: this.#options.appointmentsTable,
          Key: holdKey(practiceId, id),
          ConditionExpression: 'subject = :subject',
          ExpressionAttributeValues: { ':subject': { S: subject } },
        },
      },
    };
  }
}
