import type { ContactEvent } from '@frontdesk/contracts/contact-event';
import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { Logger } from '@frontdesk/core/logger';
import { practiceOf } from '../domain/practice-of-contact.ts';
import { sightingOf } from '../domain/sighting-of-contact.ts';
import { mayNamePractice } from '../domain/webhook-sender.ts';
import type { CallerNumbers } from '../ports/caller-numbers.ts';
import type { DeliveryLog } from '../ports/delivery-log.ts';
import type { SightingQueue } from '../ports/sighting-queue.ts';
import { keepCaller } from './keep-caller.ts';
import type { KnownSender } from './verify-delivery.ts';

export interface AcceptContactEvent {
  readonly sender: KnownSender;
  readonly body: ContactEvent;
  readonly logger: Logger;
}

export interface AcceptContactEventPorts {
  readonly queue: SightingQueue;
  readonly deliveries: Pick<DeliveryLog, 'remember'>;
  readonly callers: CallerNumbers;
  /** Whose the contacts are that name no practice; absent: nobody's. */
  readonly defaultPracticeId?: string | undefined;
}

/** Takes an event in: once it is in the queue it cannot get lost, and only then is the sender told so and the delivery
 *  remembered. In this order whatever breaks, the sender's next try is taken. An event that says nothing about a call is
 *  answered alike, and counted in the log; an exact copy of an accepted delivery is answered as that was, and nothing is
 *  done. Throws INPUT_INVALID when the contact names no practice, FORBIDDEN when it names one for which its sender may not
 *  speak, UNAVAILABLE. */
export async function acceptContactEvent(
  { sender, body, logger }: AcceptContactEvent,
  { queue, deliveries, callers, defaultPracticeId }: AcceptContactEventPorts,
): Promise<Answer> {
  const practiceId = practiceOf(body, defaultPracticeId);
  if (practiceId === undefined) throw inputInvalid('/detail/tags/practiceId', 'names no practice');
  if (!mayNamePractice(sender.secrets, practiceId)) {
    throw new AppError('FORBIDDEN', { detail: 'This sender may not send for the practice of this contact.' });
  }
  const sighting = sightingOf(body, practiceId);
  const answer = jsonAnswer(202, { status: sighting === undefined ? 'ignored' : 'accepted' });
  if (sender.delivery?.isRepeated) return answer;
  if (sighting === undefined) logger.info('CONTACT_EVENT_IGNORED', { practiceId, count: 1 });
  else {
    // Beside the queue, never in it: what cannot be folded lies for weeks in a dead-letter queue. A call without its caller's
    // number is still a call.
    const keeping = keepCaller(body, defaultPracticeId, callers).catch((error) =>
      logger.error('CALLER_NOT_KEPT', error),
    );
    await Promise.all([queue.send(sighting), keeping]);
  }

  if (sender.delivery !== undefined) {
    // Accepted it is: a replay of it could only be folded once more, to no effect.
    await deliveries
      .remember(sender.delivery, sender.delivery.bodyDigest)
      .catch((error) => logger.error('DELIVERY_NOT_REMEMBERED', error));
  }
  return answer;
}
