import type { CallSighting } from '@frontdesk/calls/domain/call-sighting';
import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import type { Logger } from '@frontdesk/core/logger';
import { practiceOf } from '../domain/practice-of-contact.ts';
import { sightingOf } from '../domain/sighting-of-contact.ts';
import type { QueuedSighting } from './fold-call-events.ts';

/** What stands in the queue: what the webhook has made of an event, or the event itself, which a rule of EventBridge has put
 *  there. */
export interface QueuedMessage {
  readonly id: string;
  readonly content: CallSighting | ContactEvent;
}

/** What the messages say about calls. Events that say nothing, or not whose they are, are counted in the log and left out: before
 *  its flow has marked it a contact is nobody's, and its later events repeat what the earlier ones said. */
export function sightingsOfMessages(
  messages: readonly QueuedMessage[],
  defaultPracticeId: string | undefined,
  logger: Logger,
): QueuedSighting[] {
  const sightings = messages.flatMap(({ id, content }) => {
    const sighting = 'detail' in content ? sightingInEvent(content, defaultPracticeId) : content;
    return sighting === undefined ? [] : [{ id, content: sighting }];
  });
  const ignored = messages.length - sightings.length;
  if (ignored > 0) logger.info('CONTACT_EVENT_IGNORED', { count: ignored });
  return sightings;
}

function sightingInEvent(event: ContactEvent, defaultPracticeId: string | undefined): CallSighting | undefined {
  const practiceId = practiceOf(event, defaultPracticeId);
  return practiceId === undefined ? undefined : sightingOf(event, practiceId);
}
