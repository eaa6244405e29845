import { createHmac } from 'node:crypto';
import type { Item } from '@frontdesk/aws/item-attributes';
import type { PatientKey, PatientKeyKind } from '../domain/patient-key.ts';
import type { PatientIndexEntry } from '../ports/patient-index.ts';

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

/** An entry as it is stored: ids, a version and hashes, which are in keys of indexes and nowhere else. */
export function patientIndexItem(
  secret: string,
  { practiceId, appointmentId, version, keys }: PatientIndexEntry,
): Item {
  const hashes = keys.map((key) => [PATIENT_INDEXES[key.kind].attribute, { S: hashedKey(secret, practiceId, key) }]);
  return {
    ownerKey: { S: `${practiceId}#${appointmentId}` },
    version: { N: String(version) },
    ...Object.fromEntries(hashes),
  };
}
