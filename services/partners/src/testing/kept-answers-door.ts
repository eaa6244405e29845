import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { VENDOR_SCOPES } from '@frontdesk/core/roles';
import { type SeenEvent, startPartnerDoor } from '@frontdesk/deploy/partner-api/partner-door.fixture';
import { lambdaContext } from '@frontdesk/lambda/invocation.fixture';
import type { PartnerHandler } from '@frontdesk/lambda/partner-handler';
import type { RestEvent } from '@frontdesk/lambda/rest-event';
import type { TestDynamoDb } from '@frontdesk/testing/dynamodb-local';
import { injectFaults } from '@frontdesk/testing/fault-injection';
import { functionEnvironment } from '@frontdesk/testing/function-environment';
import { newContainer } from '@frontdesk/testing/new-container';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { keyPolicy } from '../functions/authorize-key/key-policy.ts';

/** The Partner API as it is deployed, before the functions whose answers its stage keeps, over the tables of a database. A key is
 *  `<practice>-<anything>`; one with `operator` in it may have entries refreshed. */
export async function startKeptAnswersDoor(database: TestDynamoDb) {
  Object.assign(process.env, functionEnvironment(database));
  const load = newContainer();
  const handlerOf = async (name: string): Promise<PartnerHandler> => {
    const url = import.meta.resolve(`../functions/${name}/handler.ts`);
    return (await load<{ handler: PartnerHandler }>(url)).handler;
  };
  const [readPractice, listInsurancePlans] = [
    await handlerOf('read-practice'),
    await handlerOf('list-insurance-plans'),
  ];
  const containers = ['practices', 'insurance'].map((name) =>
    load<{ dynamoDb: DynamoDBClient }>(import.meta.resolve(`@frontdesk/${name}/composition/container`)),
  );
  const faults = (await Promise.all(containers)).map(({ dynamoDb }) => injectFaults(dynamoDb));
  const run = (handler: PartnerHandler) => (event: SeenEvent) =>
    handler(event as unknown as RestEvent, lambdaContext());
  const door = await startPartnerDoor({
    keys: { enterprise: ['p001-metered', 'p002-metered'] },
    functions: {
      authorizeKey: authorize,
      readPractice: run(readPractice),
      listInsurancePlans: run(listInsurancePlans),
    },
  });
  const read = async (key: string, path: string, headers: Record<string, string> = {}) => {
    const response = await door.send('GET', path, { headers: { 'x-api-key': key, ...headers } });
    const text = await response.text();
    return {
      status: response.status,
      warning: response.headers.get('warning'),
      etag: response.headers.get('etag') ?? '',
      json: text === '' ? undefined : JSON.parse(text),
    };
  };
  return { read, faults, callsOf: door.callsOf, stop: door.stop };
}

/** Our own authorizer's policy for a key of all scopes, and what an operator's role would add to it. */
function authorize(event: SeenEvent): APIGatewayAuthorizerResult {
  const key = event.headers['x-api-key'] ?? '';
  const [practiceId = ''] = key.split('-');
  const { methodArn } = event as unknown as { methodArn: string };
  const granted = keyPolicy(methodArn, {
    kind: 'granted',
    grant: {
      ...{ practiceId, keyId: `key-of-${key}`, subscriptionId: `sub-of-${key}`, hash: '', plan: 'enterprise' },
      ...{ scopes: VENDOR_SCOPES, status: 'active', usageIdentifierKey: `${practiceId}-metered` },
    },
    noted: Promise.resolve(),
  });
  if (key.includes('operator')) {
    const Action = 'execute-api:InvalidateCache';
    granted.policyDocument.Statement.push({ Action, Effect: 'Allow', Resource: '*' });
  }
  return granted;
}
