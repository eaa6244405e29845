import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { retriedRead } from '@frontdesk/aws/retried';
import type { PatientIndexEntry, PatientIndexWriter } from '../ports/patient-index.ts';
import type { PatientIndexOptions } from './dynamodb-patient-index.ts';
import { patientIndexItem } from './patient-index-item.ts';

/** One item an appointment, so that a put takes the hashes of what it was before away. The version decides between writers
 *  that saw the appointment at different times; of one version all write the same. */
export class DynamoDbPatientIndexWriter implements PatientIndexWriter {
  readonly #options: PatientIndexOptions;

  constructor(options: PatientIndexOptions) {
    this.#options = options;
  }

  async put(entry: PatientIndexEntry): Promise<void> {
    const { client, tableName, keys } = this.#options;
    const { current } = await keys.valid();
    const put = new PutItemCommand({
      TableName: tableName,
      Item: patientIndexItem(current, entry),
      ConditionExpression: 'attribute_not_exists(ownerKey) OR #version <= :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': { N: String(entry.version) } },
    });
    try {
      // May be executed twice: the second time it changes nothing.
      await retriedRead(() => client.send(put));
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}
