import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { takesTime } from '@frontdesk/contracts/appointment-status-rules';
import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import { claimOf } from '@frontdesk/scheduling/claim';
import { parseInstant } from '@frontdesk/scheduling/instant';
import type { BookingHistory, Claim, LiveClaim, Response } from '@frontdesk/testing/booking-history';
import { appointmentFrom } from '../adapters/appointment-item.ts';
import { bodyOf, type FrontDesk, type WantedBooking, type WantedTime } from './front-desk.ts';
import { practiceRules } from './practices.ts';

const TYPES = practiceRules('any', 'UTC').appointmentTypes;

/** Answers after which a client does not know whether its request was carried out. */
const UNDECIDED = ['UNAVAILABLE', 'IDEMPOTENCY_IN_PROGRESS', 'UNEXPECTED'];

/** One client's desk, all of whose requests and answers are written down. */
export class RecordedDesk {
  readonly #history: BookingHistory;
  readonly #client: string;
  readonly #owner: string;
  readonly #desk: FrontDesk;

  /** `owner`: the person who acts, where several clients are one. */
  constructor(history: BookingHistory, client: string, desk: FrontDesk, owner = client) {
    this.#owner = owner;
    this.#history = history;
    this.#client = client;
    this.#desk = desk;
  }

  book(wanted: WantedBooking & { readonly key: string }): Promise<Response> {
    const { key, holdId, resourceIds = [] } = wanted;
    const claim = claimFor(wanted, resourceIds);
    return this.#record({ kind: 'book', claim, key, ...(holdId !== undefined && { holdId }) }, () =>
      this.#desk.book(wanted),
    );
  }

  hold(wanted: WantedTime): Promise<Response> {
    return this.#record({ kind: 'hold', claim: claimFor(wanted, []), owner: this.#owner }, () =>
      this.#desk.hold(wanted),
    );
  }

  release(target: string): Promise<Response> {
    return this.#record({ kind: 'release', target }, async () => {
      await this.#desk.release(target);
      return { statusCode: 204, headers: {}, body: JSON.stringify({ id: target }) };
    });
  }

  cancel(target: string): Promise<Response> {
    return this.#record({ kind: 'cancel', target }, () => this.#desk.cancel(target));
  }

  reschedule(target: string, wanted: WantedTime): Promise<Response> {
    const { start, providerId = 'dr-adams' } = wanted;
    return this.#record({ kind: 'reschedule', target, claim: claimFor(wanted, []) }, () =>
      this.#desk.reschedule(target, { start, providerId }),
    );
  }

  noShow(target: string): Promise<Response> {
    return this.#record({ kind: 'noshow', target }, () => this.#desk.change('no-show', target));
  }

  /** The late patient comes, or a manager takes the no-show back. */
  reclaim(target: string, change: 'arrive' | 'correct', wanted: WantedTime): Promise<Response> {
    return this.#record({ kind: 'reclaim', target, claim: claimFor(wanted, []) }, () =>
      this.#desk.change(change, target),
    );
  }

  #record(request: Parameters<BookingHistory['record']>[1], send: () => Promise<Answer>): Promise<Response> {
    return this.#history.record(this.#client, request, async (): Promise<Response> => {
      try {
        const answer = await send();
        return { kind: 'ok', id: bodyOf(answer).id, body: answer.body };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return UNDECIDED.includes(error.code) ? { kind: 'unknown' } : { kind: 'fail', code: error.code };
      }
    });
  }
}

/** The appointments of a practice that hold time, as the database has them. */
export async function liveClaims(client: DynamoDBClient, tableName: string, practiceId: string): Promise<LiveClaim[]> {
  const items: Record<string, AttributeValue>[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    items.push(...Items.filter((item) => item.practiceId?.S === practiceId && item.item?.S === 'APPOINTMENT'));
  }
  return items
    .map(appointmentFrom)
    .filter(takesTime)
    .map(({ id, providerId, resourceIds, claim }) => ({
      id,
      claim: { resourceIds: [...new Set([providerId, ...resourceIds])], ...claim },
    }));
}

/** What the day sheets must say of a resource when these claims are all there are. */
export function expectedClaims(live: readonly LiveClaim[], resourceId: string): string[] {
  const quanta = live
    .filter(({ claim }) => claim.resourceIds.includes(resourceId))
    .flatMap(({ claim }) => {
      const starts: number[] = [];
      for (let minute = claim.start; minute < claim.end; minute += 5) starts.push(minute);
      return starts;
    });
  return quanta
    .map((minute) => {
      const quantum = (minute % 1440) / 5;
      return `${new Date(minute * 60_000).toISOString().slice(0, 10)} ${String(quantum).padStart(3, '0')}`;
    })
    .sort();
}

function claimFor(wanted: WantedTime, resourceIds: readonly string[]): Claim {
  const { start, providerId = 'dr-adams', appointmentType = 'exam' } = wanted;
  const type = TYPES.get(appointmentType);
  const at = parseInstant(start)?.epochMinutes;
  if (type === undefined || at === undefined) throw new TypeError('No such time to book.');
  return { resourceIds: [...new Set([providerId, ...resourceIds])], ...claimOf(at, type) };
}
