import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type { ShownKey } from '@frontdesk/subscriptions/use-cases/manage-subscription';

/** The one answer that has a key in it. No cache keeps it. */
export function shownKeyAnswer({ keyId, name, key, createdAt }: ShownKey): Answer {
  const shown = { keyId, name, key, createdAt: new Date(createdAt).toISOString() };
  return jsonAnswer(201, shown, { 'cache-control': 'no-store' });
}
