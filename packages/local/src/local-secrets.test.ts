import { expect, it } from 'vitest';
import { declaredSecrets } from './local-secrets.ts';

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
