import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { PatientKey, PatientKeyKind } from '../domain/patient-key.ts';
import type { PatientHit, PatientIndex } from '../ports/patient-index.ts';
import type { IndexKeys } from './index-keys.ts';
import { hashedKey, PATIENT_INDEXES, patientHitFrom } from './patient-index-item.ts';

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

  async find(practiceId: string, key: PatientKey, most: number): Promise<readonly PatientHit[]> {
    const { all } = await this.#options.keys.valid();
    const hashes = all.map((secret) => hashedKey(secret, practiceId, key));
    const found = await Promise.all(hashes.map((hash) => this.#query(hash, key.kind, most)));
    const hits = found.flat().map((item) => patientHitFrom(item, practiceId));
    // A hash by name finds entries of its own key alone: while there are two keys, it does not find all who are alike.
    const usable = all.length === 1 ? hits : hits.map(({ alike: _, ...hit }) => hit);
    return [...new Map(usable.map((hit) => [hit.appointmentId, hit])).values()].slice(0, most);
  }

  async findAlike(practiceId: string, alike: string, most: number): Promise<readonly PatientHit[]> {
    return (await this.#query(alike, 'name', most)).map((item) => patientHitFrom(item, practiceId));
  }

  async alikeOf(practiceId: string, name: PatientKey): Promise<string> {
    return hashedKey((await this.#options.keys.valid()).current, practiceId, name);
  }

  async #query(hash: string, kind: PatientKeyKind, most: number): Promise<Item[]> {
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
