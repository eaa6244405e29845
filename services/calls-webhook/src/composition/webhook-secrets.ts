import { createSecretsManagerClient } from '@frontdesk/aws/secrets-manager-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { CachedWebhookSecrets } from '../adapters/cached-webhook-secrets.ts';
import { FileWebhookSecrets } from '../adapters/file-webhook-secrets.ts';
import { readManagedSecrets } from '../adapters/secrets-manager-webhook-secrets.ts';
import type { WebhookSecrets } from '../ports/webhook-secrets.ts';

const environment = readEnvironment(
  z.object({
    WEBHOOK_SECRET_ID: z.string().check(z.minLength(1)),
    /** Only the local cloud sets it. */
    SECRETS_FILE: z.optional(z.string()),
  }),
);

/** Who may call the webhook. */
export const webhookSecrets: WebhookSecrets = secretsOf(environment.WEBHOOK_SECRET_ID, environment.SECRETS_FILE);

function secretsOf(secretId: string, path: string | undefined): WebhookSecrets {
  if (path !== undefined) return new FileWebhookSecrets({ path, secretId });
  const client = createSecretsManagerClient();
  return new CachedWebhookSecrets({ read: () => readManagedSecrets(client, secretId), clock: systemClock });
}
