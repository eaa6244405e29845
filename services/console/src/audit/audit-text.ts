import type { Schemas } from '@frontdesk/client/app-api-client';

type Entry = Schemas['AuditEntry'];

export const ACTION_NAMES: Record<Entry['action'], string> = {
  booked: 'Booked',
  'patient-corrected': 'Details corrected',
  found: 'Found by a search',
  read: 'Looked at',
  listed: 'Seen in a list',
  cancelled: 'Cancelled',
  rescheduled: 'Moved',
  arrived: 'Marked as arrived',
  fulfilled: 'Marked as done',
  noshow: 'Marked as not come',
  corrected: 'Taken back',
  'audit-read': 'Looked at this record',
  'verification-requested': 'Insurance verification requested',
};

const READING: readonly Entry['action'][] = ['read', 'listed', 'found', 'audit-read'];

/** Whether an action changed nothing. */
export function isReading(action: Entry['action']): boolean {
  return READING.includes(action);
}

/** "you", or "agent user-7"; with the door that somebody came through where it is not the desk's. */
export function whoText(
  { subject, role, channel }: Pick<Entry, 'subject' | 'role' | 'channel'>,
  ownSubject: string,
): string {
  const who = subject === ownSubject ? 'you' : `${role} ${subject}`;
  return channel === 'app' ? who : `${who} (${channel})`;
}
