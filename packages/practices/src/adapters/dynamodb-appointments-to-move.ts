import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { numberOf, textOf } from '@frontdesk/aws/item-attributes';
import { retriedRead } from '@frontdesk/aws/retried';
import type { AppointmentStatus } from '@frontdesk/contracts/appointment-status-rules';
import type { AppointmentToMove } from '../domain/appointment-to-move.ts';
import type { AppointmentsToMove } from '../ports/appointments-to-move.ts';

export interface DynamoDbAppointmentsToMoveOptions {
  readonly client: Pick<DynamoDBClient, 'send'>;
  /** The appointments table. */
  readonly tableName: string;
}

/** What is read of an appointment. The function's permission names the same, and none of it is a patient's. */
export const ATTRIBUTES_READ = [
  'appointmentType',
  'status',
  'providerId',
  'resourceIds',
  'startEpochMinutes',
  'claimStart',
  'claimEnd',
] as const;

/** Reads single appointments, strongly consistent. */
export class DynamoDbAppointmentsToMove implements AppointmentsToMove {
  readonly #options: DynamoDbAppointmentsToMoveOptions;

  constructor(options: DynamoDbAppointmentsToMoveOptions) {
    this.#options = options;
  }

  async read(practiceId: string, appointmentId: string): Promise<AppointmentToMove | undefined> {
    const get = new GetItemCommand({
      TableName: this.#options.tableName,
      Key: { ownerKey: { S: `${practiceId}#${appointmentId}` }, item: { S: 'APPOINTMENT' } },
      ProjectionExpression:
        'appointmentType, #status, providerId, resourceIds, startEpochMinutes, claimStart, claimEnd',
      ExpressionAttributeNames: { '#status': 'status' },
      ConsistentRead: true,
    });
    const { Item: item } = await retriedRead(() => this.#options.client.send(get));
    if (item === undefined) return undefined;
    return {
      appointmentType: textOf(item, 'appointmentType'),
      // Written by the appointments service, so one of the known.
      status: textOf(item, 'status') as AppointmentStatus,
      providerId: textOf(item, 'providerId'),
      resourceIds: (item.resourceIds?.L ?? []).flatMap(({ S }) => (S === undefined ? [] : [S])),
      start: numberOf(item, 'startEpochMinutes'),
      claim: { start: numberOf(item, 'claimStart'), end: numberOf(item, 'claimEnd') },
    };
  }
}
