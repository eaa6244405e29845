import { HOLD_TTL_SECONDS, type Hold as HoldAnswer } from '@frontdesk/contracts/hold';
import type { IdSource } from '@frontdesk/core/ids';
import type { Interval } from '@frontdesk/scheduling/interval';

/** A time kept for one person for five minutes. */
export interface Hold {
  readonly id: string;
  readonly practiceId: string;
  /** Whose it is; nobody else can book with it or give it back. */
  readonly subject: string;
  readonly providerId: string;
  readonly appointmentType: string;
  readonly startEpochMinutes: number;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly claim: Interval;
  /** Epoch second; also what its quanta of the day sheets carry. */
  readonly until: number;
}

const HOLD_ID_FORM = /^hold_([0-9a-z]{1,9})_([0-9a-f])[0-9a-f]{31}$/;

/** An id that carries the hold's end and its place among its holder's holds (its first hexadecimal digit), so that converting
 *  the hold needs no read to know which claims and which place are its own. */
export function holdIdFor(until: number, place: number, ids: IdSource): string {
  return ids.next(`hold_${until.toString(36)}`).replace(/[0-9a-f](?=[0-9a-f]{31}$)/, String(place));
}

/** The end that a hold's id carries (epoch second); undefined for what can be no hold's id. */
export function heldUntil(holdId: string): number | undefined {
  const match = HOLD_ID_FORM.exec(holdId);
  return match?.[1] === undefined ? undefined : Number.parseInt(match[1], 36);
}

/** The place that a hold's id carries; undefined for what can be no hold's id. */
export function placeOf(holdId: string): number | undefined {
  const digit = HOLD_ID_FORM.exec(holdId)?.[2] ?? '';
  return /^[0-9]$/.test(digit) ? Number(digit) : undefined;
}

/** Whether a hold has run out: the same comparison as the day sheets' condition. */
export function hasLapsed(until: number, nowEpochMilliseconds: number): boolean {
  return until < Math.floor(nowEpochMilliseconds / 1000);
}

/** When the holder asked for the time first, in epoch milliseconds: the notice he gave counts from then. */
export function heldSince(until: number): number {
  return (until - HOLD_TTL_SECONDS) * 1000;
}

/** The hold as its holder reads it. */
export function presentHold(hold: Hold): HoldAnswer {
  return {
    id: hold.id,
    practiceId: hold.practiceId,
    providerId: hold.providerId,
    appointmentType: hold.appointmentType,
    start: hold.start,
    end: hold.end,
    timeZone: hold.timeZone,
    holdTtlSeconds: HOLD_TTL_SECONDS,
    expiresAt: new Date(hold.until * 1000).toISOString(),
  };
}
