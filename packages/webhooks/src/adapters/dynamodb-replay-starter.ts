import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { IdempotentWriter } from '@frontdesk/aws/idempotent-write';
import type { Replay } from '../domain/attempt.ts';
import type { Asked, ChangeOutcome, ReplayStarter } from '../ports/webhooks.ts';
import { replayItem } from './delivery-items.ts';
import { writtenTogether } from './written-together.ts';

/** Puts a replay where workers find it, one at a time for a webhook. */
export class DynamoDbReplayStarter implements ReplayStarter {
  readonly #options: { readonly writer: IdempotentWriter; readonly deliveriesTable: string };

  constructor(options: { readonly writer: IdempotentWriter; readonly deliveriesTable: string }) {
    this.#options = options;
  }

  start(webhookId: string, replay: Replay, asked: Asked): Promise<ChangeOutcome<'running'>> {
    const put: TransactWriteItem = {
      Put: {
        TableName: this.#options.deliveriesTable,
        Item: replayItem(webhookId, replay),
        ConditionExpression: 'attribute_not_exists(webhookId)',
      },
    };
    return writtenTogether(this.#options.writer, asked, 'running', [{ name: 'replay', action: put }]);
  }
}
