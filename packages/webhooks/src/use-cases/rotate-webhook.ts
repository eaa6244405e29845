import type { Answer } from '@frontdesk/core/answer';
import { AppError } from '@frontdesk/core/app-error';
import type { Clock } from '@frontdesk/core/clock';
import type { IdempotencyScope } from '@frontdesk/core/idempotency';
import type { WebhookKey } from '../domain/webhook.ts';
import { newSecret, withNewSecret } from '../domain/webhook-secrets.ts';
import type { WebhookSecrets } from '../ports/webhooks.ts';

export interface RotateWebhook {
  readonly key: WebhookKey;
  /** For how long the secret before signs too. */
  readonly graceSeconds: number;
  readonly idempotency: IdempotencyScope | undefined;
  readonly answer: (secret: string, previousSecretExpiresAt: number) => Answer;
  readonly deadline: number;
}

/** Others rotate the same webhook at the same time: so often a change begins anew. */
const ATTEMPTS = 5;

/** Gives a webhook a new secret; the ones before sign as well until their grace is over.
 *  Throws NOT_FOUND, STATUS_CONFLICT, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS, UNAVAILABLE. */
export async function rotateWebhook(
  { key, graceSeconds, idempotency, answer, deadline }: RotateWebhook,
  { secrets, clock }: { readonly secrets: WebhookSecrets; readonly clock: Clock },
): Promise<Answer> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await secrets.secretsOf(key);
    if (before === undefined) throw new AppError('NOT_FOUND');
    const now = clock.now();
    const until = now + graceSeconds * 1000;
    const added = newSecret();
    const after = withNewSecret(before, added, { now, until });
    const asked = { idempotency, answer: answer(added.value, until), deadline };
    const outcome = await secrets.replace(key, { before, after }, asked);
    if (outcome.kind === 'answered') return outcome.answer;
  }
  throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}
