import type { Appointment, Practice } from '../desk/desk.ts';
import { providerName } from '../desk/names.ts';
import { dayAndTimeText } from '../time/practice-time.ts';
import { STATUS_NAMES } from './appointment-status.ts';

type Changing = Pick<Appointment, 'version' | 'status' | 'start' | 'providerId'>;

/** What has become of an appointment since somebody looked at it, in a sentence; undefined: nothing. */
export function changeSentence(before: Changing, after: Changing, practice: Practice): string | undefined {
  if (after.version <= before.version) return undefined;
  if (after.status !== before.status)
    return `Changed meanwhile by someone else: the status is “${STATUS_NAMES[after.status]}” now.`;
  if (Date.parse(after.start) !== Date.parse(before.start) || after.providerId !== before.providerId) {
    const when = dayAndTimeText(after.start, practice.timeZone);
    return `Moved meanwhile by someone else, to ${when} with ${providerName(after.providerId, practice)}.`;
  }
  return 'Changed meanwhile by someone else. Look at it again before you go on.';
}
