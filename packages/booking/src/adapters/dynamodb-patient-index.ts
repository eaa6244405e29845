import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Item, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { PatientKey } from '../domain/patient-key.ts';
import type { PatientIndex } from '../ports/patient-index.ts';
import type { IndexKeys } from './index-keys.ts';
import { hashedKey, PATIENT_INDEXES } from './patient-index-item.ts';

export interface PatientIndexOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly keys: { valid(): Promise<IndexKeys> };
}

/** Finds through the hashes of each key that entries may have been written with. */
export class DynamoDbPatientIndex implements PatientIndex {
  readonly #options: PatientIndexOptions;

  constructor(options: PatientIndexOptions) {
    this.#options = options;
  }

  async find(practiceId: string, key: PatientKey, most: number): Promise<readonly string[]> {
    const { all } = await this.#options.keys.valid();
    const found = await Promise.all(all.map((secret) => this.#query(hashedKey(secret, practiceId, key), key, most)));
    const ids = found.flat().map((item) => textOf(item, 'ownerKey').slice(practiceId.length + 1));
    return [...new Set(ids)].slice(0, most);
  }

  async #query(hash: string, { kind }: PatientKey, most: number): Promise<Item[]> {
    const { client, tableName } = this.#options;
    const { index, attribute } = PATIENT_INDEXES[kind];
    const items: Item[] = [];
    let position: Item | undefined;
    do {
      const query = new QueryCommand({
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: `${attribute} = :hash`,
        ExpressionAttributeValues: { ':hash': { S: hash } },
        Limit: most - items.length,
        ...(position && { ExclusiveStartKey: position }),
      });
      const { Items = [], LastEvaluatedKey } = await retriedRead(() => client.send(query));
      items.push(...Items);
      position = LastEvaluatedKey;
    } while (position !== undefined && items.length < most);
    return items;
  }
}
