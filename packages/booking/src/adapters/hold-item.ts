import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { Hold } from '../domain/hold.ts';

/** A lapsed hold is remembered for so long that its holder, who comes late, is told the time is taken and not that there never
 *  was a hold. */
export const REMEMBERED_SECONDS = 7 * 24 * 60 * 60;

/** Primary key of a hold. */
export function holdKey(practiceId: string, holdId: string): Item {
  return { ownerKey: { S: `${practiceId}#${holdId}` }, item: { S: 'HOLD' } };
}

/** A hold as it is stored. It has no `startKey`, so it is in no list. */
export function holdItem(hold: Hold): Item {
  return {
    ...holdKey(hold.practiceId, hold.id),
    ...holdMembers(hold),
    expiresAt: { N: String(hold.until + REMEMBERED_SECONDS) },
  };
}

/** What `holdFrom` reads. */
export function holdMembers(hold: Hold): Item {
  return {
    practiceId: { S: hold.practiceId },
    holdId: { S: hold.id },
    subject: { S: hold.subject },
    providerId: { S: hold.providerId },
    appointmentType: { S: hold.appointmentType },
    startEpochMinutes: { N: String(hold.startEpochMinutes) },
    start: { S: hold.start },
    end: { S: hold.end },
    timeZone: { S: hold.timeZone },
    claimStart: { N: String(hold.claim.start) },
    claimEnd: { N: String(hold.claim.end) },
    until: { N: String(hold.until) },
  };
}

/** The hold that an item holds. Throws TypeError for an item that is none. */
export function holdFrom(item: Item): Hold {
  return {
    id: textOf(item, 'holdId'),
    practiceId: textOf(item, 'practiceId'),
    subject: textOf(item, 'subject'),
    providerId: textOf(item, 'providerId'),
    appointmentType: textOf(item, 'appointmentType'),
    startEpochMinutes: numberOf(item, 'startEpochMinutes'),
    start: textOf(item, 'start'),
    end: textOf(item, 'end'),
    timeZone: textOf(item, 'timeZone'),
    claim: { start: numberOf(item, 'claimStart'), end: numberOf(item, 'claimEnd') },
    until: numberOf(item, 'until'),
  };
}
