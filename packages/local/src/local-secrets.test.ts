import { expect, it } from 'vitest';
import { declaredSecrets, secretsOfOthers } from './local-secrets.ts';

const secret = (generated: object) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: { GenerateSecretString: generated },
});

it('knows the secrets that functions read, and none that CloudFormation takes keys of', () => {
  const service = {
    resources: {
      WebhookSecret: secret({ PasswordLength: 44 }),
      OriginSecret: secret({ SecretStringTemplate: '{}', GenerateStringKey: 'v1' }),
    },
    physicalIds: { WebhookSecret: 'frontdesk-dev-webhook' },
  };
  expect(declaredSecrets([service])).toEqual([
    { id: 'frontdesk-dev-webhook', name: 'WebhookSecret', value: expect.stringMatching(/^whsec_demo\w{40}$/) },
  ]);
});

it('knows the secrets of others that functions name, each once and the same at every start', () => {
  const named = (variables: Record<string, string>) => ({ environment: variables });
  const service = {
    resources: { WebhookSecret: secret({ PasswordLength: 44 }) },
    physicalIds: { WebhookSecret: 'frontdesk-dev-webhook' },
    functions: [
      named({ WEBHOOK_SECRET_ID: 'frontdesk-dev-webhook', STAGE: 'dev' }),
      named({ CLEARINGHOUSE_SECRET_ID: 'frontdesk-dev-clearinghouse' }),
      named({ CLEARINGHOUSE_SECRET_ID: 'frontdesk-dev-clearinghouse' }),
    ],
  } as unknown as Parameters<typeof secretsOfOthers>[0][number];
  const [key, ...others] = secretsOfOthers([service]);
  expect(others).toEqual([]);
  expect(key).toEqual({
    id: 'frontdesk-dev-clearinghouse',
    name: 'CLEARINGHOUSE_SECRET_ID',
    value: expect.stringMatching(/^demo-\w{24}$/),
  });
  expect(secretsOfOthers([service])).toEqual([key]);
});
