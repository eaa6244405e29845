import { setTimeout } from 'node:timers/promises';
import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { eventPut } from '@frontdesk/aws/outbox';
import { timeOrderedKey } from '@frontdesk/core/ids';

/** Publishes events of a practice as its functions do, without the bookings that they tell of. */
export class EventSource {
  readonly #client: DynamoDBClient;
  readonly #tableName: string;

  constructor(client: DynamoDBClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** So many events a second, until `isOver`; gives how many there were. */
  async publish(practiceId: string, perSecond: number, isOver: () => boolean): Promise<number> {
    const startedAt = performance.now();
    for (let published = 0; ; published += 1) {
      if (isOver()) return published;
      const dueIn = startedAt + (published * 1_000) / perSecond - performance.now();
      if (dueIn > 0) await setTimeout(dueIn);
      await this.#client.send(new TransactWriteItemsCommand({ TransactItems: [this.#event(practiceId)] }));
    }
  }

  #event(practiceId: string) {
    const now = Date.now();
    const at = new Date(now).toISOString();
    const data = {
      ...{ appointmentId: 'apt_bench', providerId: 'dr-adams', appointmentType: 'exam', status: 'booked' },
      ...{ start: at, end: at, version: 1 },
    };
    return eventPut(this.#tableName, {
      ...{ practiceId, eventId: timeOrderedKey(now), event: 'appointment.booked', topic: 'appointments' },
      ...{ version: 1, at, data },
    });
  }
}
