import { contactEvent } from '@frontdesk/contracts/contact-event';
import * as z from 'zod/mini';

/** An event as a rule of EventBridge forwards it. Its input transformer writes an empty text where the event has nothing. */
export const forwardedEvent = z.pipe(z.transform(withoutEmptyTexts), contactEvent);

function withoutEmptyTexts(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => member !== '');
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutEmptyTexts(member)]));
}
