import { createHmac } from 'node:crypto';
import { type Item, numberOf, textOf } from '@frontdesk/aws/item-attributes';
import type { PatientKey, PatientKeyKind } from '../domain/patient-key.ts';
import type { PatientHit, PatientIndexEntry } from '../ports/patient-index.ts';

/** The index of the table that each kind of key is found through, and its partition key. */
export const PATIENT_INDEXES: Readonly<Record<PatientKeyKind, { readonly index: string; readonly attribute: string }>> =
  {
    phone: { index: 'byPhone', attribute: 'phoneKey' },
    name: { index: 'byName', attribute: 'nameKey' },
    member: { index: 'byMember', attribute: 'memberKey' },
  };

/** `<practice>#<hash>`: HMAC-SHA-256 over what the hash is for, so that equal values of two practices, or of two kinds, have
 *  nothing in common. Without the secret nobody can try all telephone numbers. */
export function hashedKey(secret: string, practiceId: string, { kind, value }: PatientKey): string {
  const told = JSON.stringify(['patient-index', 1, practiceId, kind, value.reveal()]);
  return `${practiceId}#${createHmac('sha256', secret).update(told).digest('base64url')}`;
}

/** An entry as it is stored: ids, a version, times and hashes, each of which is the key of an index. */
export function patientIndexItem(
  secret: string,
  { practiceId, appointmentId, version, keys, times }: PatientIndexEntry,
): Item {
  const hashes = keys.map((key) => [PATIENT_INDEXES[key.kind].attribute, { S: hashedKey(secret, practiceId, key) }]);
  return {
    ownerKey: { S: `${practiceId}#${appointmentId}` },
    version: { N: String(version) },
    startEpochMinutes: { N: String(times.startEpochMinutes) },
    endEpochMinutes: { N: String(times.endEpochMinutes) },
    toldAt: { N: String(times.toldAt) },
    ...Object.fromEntries(hashes),
  };
}

/** What an index of the table tells of an entry. `alike` is its hash by name, where the reader can use it. */
export function patientHitFrom(item: Item, practiceId: string): PatientHit {
  const alike = item[PATIENT_INDEXES.name.attribute]?.S;
  return {
    appointmentId: textOf(item, 'ownerKey').slice(practiceId.length + 1),
    ...(item.toldAt && {
      times: {
        startEpochMinutes: numberOf(item, 'startEpochMinutes'),
        endEpochMinutes: numberOf(item, 'endEpochMinutes'),
        toldAt: numberOf(item, 'toldAt'),
      },
    }),
    ...(alike !== undefined && { alike }),
  };
}
