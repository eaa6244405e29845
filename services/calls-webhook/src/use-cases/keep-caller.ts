import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import { callerNumberOf } from '../domain/caller-number.ts';
import { practiceOf } from '../domain/practice-of-contact.ts';
import type { CallerNumbers } from '../ports/caller-numbers.ts';

/** Keeps who calls, where an event tells that and to which practice the call belongs. Throws UNAVAILABLE. */
export async function keepCaller(
  event: ContactEvent,
  defaultPracticeId: string | undefined,
  callers: CallerNumbers,
): Promise<void> {
  const practiceId = practiceOf(event, defaultPracticeId);
  const number = callerNumberOf(event);
  if (practiceId === undefined || number === undefined) return;
  await callers.keep({ practiceId, id: event.detail.contactId }, number);
}
