import { secretSource } from '@frontdesk/aws/secret-source';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { senderSecretsOf } from '../adapters/sender-secrets.ts';
import type { WebhookSecrets } from '../ports/webhook-secrets.ts';

const environment = readEnvironment(
  z.object({
    WEBHOOK_SECRET_ID: z.string().check(z.minLength(1)),
    /** Only the local cloud sets it. */
    SECRETS_FILE: z.optional(z.string()),
  }),
);

/** Who may call the webhook: with the secrets of the current value, and those of the one that it replaced. */
export const webhookSecrets: WebhookSecrets = secretSource({
  secretId: environment.WEBHOOK_SECRET_ID,
  file: environment.SECRETS_FILE,
  others: ['AWSPREVIOUS'],
  clock: systemClock,
  parse: senderSecretsOf,
});
