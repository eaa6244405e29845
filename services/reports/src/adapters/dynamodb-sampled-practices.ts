import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried';
import type { RegisteredPractice, SampledPractices } from '../ports/sampled-practices.ts';
import { SAMPLED } from './sample-item.ts';

/** Enters practices in the register, a partition of the reports table. */
export class DynamoDbSampledPractices implements Pick<SampledPractices, 'register'> {
  readonly #options: { readonly client: DynamoDBClient; readonly tableName: string };

  constructor(options: { readonly client: DynamoDBClient; readonly tableName: string }) {
    this.#options = options;
  }

  async register({ practiceId, timeZone, revision }: RegisteredPractice): Promise<void> {
    const { client, tableName } = this.#options;
    const put = new PutItemCommand({
      TableName: tableName,
      Item: {
        ...{ practiceId: { S: SAMPLED }, reportId: { S: practiceId } },
        ...{ timeZone: { S: timeZone }, revision: { N: String(revision) } },
      },
      ConditionExpression: 'attribute_not_exists(practiceId) OR revision < :revision',
      ExpressionAttributeValues: { ':revision': { N: String(revision) } },
    });
    try {
      await retriedRead(() => client.send(put));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
