import { claimUpdate } from '@frontdesk/aws/day-sheet-claim';
import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import { pagesOf } from '@frontdesk/scheduling/claim';
import type { WriteResult } from '../ports/appointment-writer.ts';
import type { HoldPlacement, HoldPlacer } from '../ports/hold-store.ts';
import { holdItem } from './hold-item.ts';
import { rulesStep } from './rules-step.ts';
import { STEP, writeResult } from './write-refusal.ts';

export interface HoldPlacerOptions {
  readonly writer: IdempotentWriter;
  readonly appointmentsTable: string;
  readonly daySheetsTable: string;
  readonly schedulesTable: string;
}

/** Places holds: a claim that names its own end, and the record of whose it is, in one transaction. */
export class DynamoDbHoldPlacer implements HoldPlacer {
  readonly #options: HoldPlacerOptions;

  constructor(options: HoldPlacerOptions) {
    this.#options = options;
  }

  async place({ hold, rules, idempotency, answer, deadline, now }: HoldPlacement): Promise<WriteResult> {
    const { writer, appointmentsTable, daySheetsTable, schedulesTable } = this.#options;
    const sheets = { tableName: daySheetsTable, practiceId: hold.practiceId };
    const times = { nowEpochSeconds: Math.floor(now / 1000), untilEpochSeconds: hold.until };
    const put = {
      TableName: appointmentsTable,
      Item: holdItem(hold),
      ConditionExpression: 'attribute_not_exists(ownerKey)',
    };
    const steps = [
      ...pagesOf([hold.providerId], hold.claim).map((page) => ({
        name: STEP.page,
        action: claimUpdate(sheets, page, times),
      })),
      { name: 'placement', action: { Put: put } },
      rulesStep(schedulesTable, hold.practiceId, rules),
    ];
    return writeResult(await writer.write({ answer, deadline, steps, ...(idempotency && { idempotency }) }));
  }
}
