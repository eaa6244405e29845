import { AppError } from '@frontdesk/core/app-error';
import { containerLogger } from '@frontdesk/lambda/container';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';
import type { Subscription } from '@frontdesk/subscriptions/domain/subscription';
import {
  addKey,
  changeStatus,
  createSubscription,
  type ManageSubscriptionPorts,
  revokeKey,
  rotateKey,
} from '@frontdesk/subscriptions/use-cases/manage-subscription';
import type { Context } from 'aws-lambda';
import { type ManagementRequest, managementRequest } from './request.ts';

/** Lambda does not tell a function who invokes it; CloudTrail does, by the request's id. */
const OPERATOR = { subject: 'operator', role: 'operator', channel: 'operator' } as const;
const STATUS_AFTER = { suspend: 'suspended', resume: 'active', end: 'ended' } as const;

/** Invoked by `pnpm subscriptions` and `pnpm dev:key`; no API leads here. A new key is in the answer and nowhere else. Fails with a
 *  code and a sentence: what an error of AWS says may quote the request. */
export const handler = async (event: unknown, context: Pick<Context, 'awsRequestId'>): Promise<object> => {
  const request = managementRequest.safeParse(event);
  if (!request.success) {
    const pointers = new Set(request.error.issues.map(({ path }) => `/${path.join('/')}`));
    throw new Error(`INPUT_INVALID: ${[...pointers].join(', ')}`);
  }
  try {
    return await outcomeOf(request.data, { ...managingPorts, by: { ...OPERATOR, requestId: context.awsRequestId } });
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.message);
    containerLogger().error('SUBSCRIPTION_NOT_CHANGED', error);
    throw new Error('UNEXPECTED: the log of the function has more.');
  }
};

async function outcomeOf(request: ManagementRequest, ports: ManageSubscriptionPorts): Promise<object> {
  switch (request.action) {
    case 'create': {
      const { action: _, keyName, ...subscription } = request;
      return createSubscription(ports, subscription, keyName);
    }
    case 'add-key':
      return addKey(ports, request.subscriptionId, request.keyName);
    case 'rotate':
      return rotateKey(ports, request.subscriptionId, request.keyId, request.graceSeconds);
    case 'revoke':
      await revokeKey(ports, request.subscriptionId, request.keyId, request.now);
      return {};
    case 'list':
      return {
        items: (await ports.store.ofPractice(request.practiceId)).map(({ subscription }) => shown(subscription)),
      };
    default:
      await changeStatus(ports, request.subscriptionId, STATUS_AFTER[request.action], request.now);
      return {};
  }
}

/** Neither hashes nor what the gateway meters by. */
function shown({ meteredKey: _, keys, ...subscription }: Subscription): object {
  return { ...subscription, keys: keys.map(({ hash: __, ...key }) => key) };
}
