import { AppError } from '@frontdesk/core/app-error';
import * as z from 'zod/mini';
import { isLongEnough } from '../domain/webhook-secret.ts';
import type { SenderSecret } from '../domain/webhook-sender.ts';

const document = z.object({
  senders: z.record(
    z.string(),
    z.object({ secrets: z.array(z.string()), practices: z.union([z.array(z.string()), z.literal('*')]) }),
  ),
});

/** The name of the one sender of a secret that is no JSON. */
const ONLY_SENDER = 'default';

/** The senders' secrets in the webhook secret's values, the current one first. Throws UNAVAILABLE for a current value that
 *  nobody can read: better that senders try again than that their events are refused. */
export function senderSecretsOf([current = '', ...others]: readonly string[]): SenderSecret[] {
  const secrets = senderSecretsIn(current);
  if (secrets === undefined) {
    const cause = new TypeError("The webhook's secret is not of the documented shape.");
    throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1, cause });
  }
  return [...secrets, ...others.flatMap((value) => senderSecretsIn(value) ?? [])];
}

/** The senders' secrets in a value of the webhook's secret: a JSON object
 *  `{"senders": {"<name>": {"secrets": ["…"], "practices": ["p001"] | "*"}}}`, or one secret as it is, good for every practice.
 *  Secrets that could be guessed are left out. Undefined for JSON of another shape. */
function senderSecretsIn(value: string): SenderSecret[] | undefined {
  const text = value.trim();
  const only: SenderSecret = { sender: ONLY_SENDER, secret: text, practices: '*' };
  const found = text.startsWith('{') ? fromDocument(text) : [only];
  return found?.filter(({ secret }) => isLongEnough(secret));
}

function fromDocument(text: string): SenderSecret[] | undefined {
  const senders = z.safeParse(document, parsed(text)).data?.senders;
  return (
    senders &&
    Object.entries(senders).flatMap(([sender, { secrets, practices }]) =>
      secrets.map((secret) => ({ sender, secret: secret.trim(), practices })),
    )
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
