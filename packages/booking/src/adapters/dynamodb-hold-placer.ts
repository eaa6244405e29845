import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { claimUpdate, convertHoldUpdates } from '@frontdesk/aws/day-sheet-claim';
import type { IdempotentWriter, WriteStep } from '@frontdesk/aws/idempotent-write';
import { pagesOf } from '@frontdesk/scheduling/claim';
import { type Hold, placeOf } from '../domain/hold.ts';
import type { WriteResult } from '../ports/appointment-writer.ts';
import type { HoldPlacement, HoldPlacer } from '../ports/hold-store.ts';
import { holdItem, holdKey } from './hold-item.ts';
import { renewPlace, takePlace } from './holder-item.ts';
import { rulesStep } from './rules-step.ts';
import { STEP, writeResult } from './write-refusal.ts';

export interface HoldPlacerOptions {
  readonly writer: IdempotentWriter;
  readonly appointmentsTable: string;
  readonly daySheetsTable: string;
  readonly schedulesTable: string;
}

/** Places holds: a claim that names its own end, the record of whose it is, and its place among its holder's holds, in one
 *  transaction. Renewing turns the claim of the old one into that of the new one, quantum by quantum. */
export class DynamoDbHoldPlacer implements HoldPlacer {
  readonly #options: HoldPlacerOptions;

  constructor(options: HoldPlacerOptions) {
    this.#options = options;
  }

  async place(placement: HoldPlacement): Promise<WriteResult> {
    const { hold, renews, rules, idempotency, answer, deadline } = placement;
    const { writer, appointmentsTable, schedulesTable } = this.#options;
    const put = {
      TableName: appointmentsTable,
      Item: holdItem(hold),
      ConditionExpression: 'attribute_not_exists(ownerKey)',
    };
    const steps = [
      ...this.#pages(placement).map((action) => ({ name: STEP.page, action })),
      { name: 'placement', action: { Put: put } },
      ...(renews === undefined ? [] : [this.#forget(renews)]),
      { name: STEP.holder, action: this.#holder(placement) },
      rulesStep(schedulesTable, hold.practiceId, rules),
    ];
    return writeResult(await writer.write({ answer, deadline, steps, ...(idempotency && { idempotency }) }));
  }

  #pages({ hold, renews, now }: HoldPlacement): TransactWriteItem[] {
    const sheets = { tableName: this.#options.daySheetsTable, practiceId: hold.practiceId };
    const times = { nowEpochSeconds: Math.floor(now / 1000), untilEpochSeconds: hold.until };
    const pages = pagesOf([hold.providerId], hold.claim);
    if (renews === undefined) return pages.map((page) => claimUpdate(sheets, page, times));
    const held = pagesOf([renews.providerId], renews.claim);
    return convertHoldUpdates(sheets, held, pages, { ...times, heldUntilEpochSeconds: renews.until });
  }

  #holder({ hold, renews, now }: HoldPlacement): TransactWriteItem {
    const { appointmentsTable } = this.#options;
    const place = placeOf(hold.id);
    if (place === undefined) throw new TypeError("A hold's id names its place.");
    if (renews !== undefined) return renewPlace(appointmentsTable, hold, place, renews);
    return takePlace(appointmentsTable, hold, place, Math.floor(now / 1000));
  }

  #forget({ practiceId, id }: Hold): WriteStep {
    return {
      name: STEP.hold,
      action: {
        Delete: {
          TableName: this.#options.appointmentsTable,
          Key: holdKey(practiceId, id),
          ConditionExpression: 'attribute_exists(ownerKey)',
        },
      },
    };
  }
}
