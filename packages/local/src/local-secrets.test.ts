import { expect, it } from 'vitest';
import { declaredSecrets } from './local-secrets.ts';
import type { ServiceModel } from './service-model.ts';

const secret = (generated: object) => ({
  Type: 'AWS::SecretsManager::Secret',
  Properties: { GenerateSecretString: generated },
});

it('knows the secrets that functions read, and none that CloudFormation takes keys of', () => {
  const service: ServiceModel = {
    service: 'calls-webhook',
    directory: '/',
    functions: [],
    resources: {
      WebhookSecret: secret({ PasswordLength: 44 }),
      OriginSecret: secret({ SecretStringTemplate: '{}', GenerateStringKey: 'v1' }),
    },
    physicalIds: { WebhookSecret: 'frontdesk-dev-webhook' },
    outputs: {},
  };
  expect(declaredSecrets([service])).toEqual([
    { id: 'frontdesk-dev-webhook', name: 'WebhookSecret', value: expect.stringMatching(/^whsec_demo\w{40}$/) },
  ]);
});
