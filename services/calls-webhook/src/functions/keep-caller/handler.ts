import { containerLogger } from '@frontdesk/lambda/container';
import * as z from 'zod/mini';
import { callerNumbers } from '../../composition/caller-numbers.ts';
import { defaultPracticeId } from '../../composition/default-practice.ts';
import { keepCaller } from '../../use-cases/keep-caller.ts';
import { forwardedEvent } from '../forwarded-event.ts';

/** Invoked by a rule of EventBridge, with events that begin calls. Fails without the event: an error may quote it. */
export const handler = async (event: unknown): Promise<void> => {
  const logger = containerLogger();
  const contact = z.safeParse(forwardedEvent, event);
  if (!contact.success) return logger.warn('CONTACT_EVENT_NOT_UNDERSTOOD');
  await keepCaller(contact.data, defaultPracticeId, callerNumbers).catch((error: unknown) => {
    logger.error('CALLER_NOT_KEPT', error);
    throw new Error('CALLER_NOT_KEPT');
  });
};
