import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { batchGet } from '@frontdesk/aws/batch-get';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import type { SecretSource } from '@frontdesk/aws/secret-source';
import type { Clock } from '@frontdesk/core/clock';
import type { CoverageQuestion } from '../domain/coverage-question.ts';
import type { Verification } from '../domain/verification.ts';
import type { LastVerifications } from '../ports/last-verifications.ts';
import { reuseItemKey } from './reuse-key.ts';
import { verificationFrom, verificationKey } from './verification-item.ts';

export interface LastVerificationsOptions {
  readonly client: DynamoDBClient;
  readonly insuranceTable: string;
  readonly clock: Clock;
  readonly key: Pick<SecretSource<string>, 'valid'>;
}

/** Last verifications in DynamoDB: two reads of many items each, first which they are, then they themselves. */
export class DynamoDbLastVerifications implements LastVerifications {
  readonly #options: LastVerificationsOptions;

  constructor(options: LastVerificationsOptions) {
    this.#options = options;
  }

  async find(questions: readonly CoverageQuestion[], deadline: number): Promise<(Verification | undefined)[]> {
    if (questions.length === 0) return [];
    const key = await this.#options.key.valid();
    const reuseKeys = questions.map((question) => reuseItemKey(key, question));
    const named = await this.#read(reuseKeys, deadline);
    const idOf = new Map(named.map((item) => [textOf(item, 'sk'), textOf(item, 'verificationId')]));
    const keys = named.map((item) =>
      verificationKey({ practiceId: textOf(item, 'pk'), verificationId: textOf(item, 'verificationId') }),
    );
    const verifications = (await this.#read(keys, deadline)).map(verificationFrom);
    const byId = new Map(verifications.map((verification) => [verification.id, verification]));
    return reuseKeys.map((reuseKey) => byId.get(idOf.get(textOf(reuseKey, 'sk')) ?? ''));
  }

  /** DynamoDB refuses to read an item twice; a patient may come twice a day. */
  #read(keys: readonly Item[], deadline: number): Promise<Item[]> {
    const { client, insuranceTable: tableName, clock } = this.#options;
    const different = new Map(keys.map((key) => [textOf(key, 'sk'), key]));
    return batchGet({ client, tableName, clock }, [...different.values()], deadline);
  }
}
