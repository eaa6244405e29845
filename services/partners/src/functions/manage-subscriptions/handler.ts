import { AppError } from '@frontdesk/core/app-error';
import { containerLogger } from '@frontdesk/lambda/container';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';
import type { Subscription } from '@frontdesk/subscriptions/domain/subscription';
import {
  addKey,
  changeStatus,
  createSubscription,
  revokeKey,
  rotateKey,
} from '@frontdesk/subscriptions/use-cases/manage-subscription';
import { type ManagementRequest, managementRequest } from './request.ts';

const STATUS_AFTER = { suspend: 'suspended', resume: 'active', end: 'ended' } as const;

/** Invoked by `pnpm subscriptions` and `pnpm dev:key`; no API leads here. A new key is in the answer and nowhere else. Fails with a
 *  code and a sentence: what an error of AWS says may quote the request. */
export const handler = async (event: unknown): Promise<object> => {
  const request = managementRequest.safeParse(event);
  if (!request.success) {
    const pointers = new Set(request.error.issues.map(({ path }) => `/${path.join('/')}`));
    throw new Error(`INPUT_INVALID: ${[...pointers].join(', ')}`);
  }
  try {
    return await outcomeOf(request.data);
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.message);
    containerLogger().error('SUBSCRIPTION_NOT_CHANGED', error);
    throw new Error('UNEXPECTED: the log of the function has more.');
  }
};

async function outcomeOf(request: ManagementRequest): Promise<object> {
  switch (request.action) {
    case 'create': {
      const { action: _, keyName, ...subscription } = request;
      return createSubscription(managingPorts, subscription, keyName);
    }
    case 'add-key':
      return addKey(managingPorts, request.subscriptionId, request.keyName);
    case 'rotate':
      return rotateKey(managingPorts, request.subscriptionId, request.keyId, request.graceSeconds);
    case 'revoke':
      await revokeKey(managingPorts, request.subscriptionId, request.keyId, request.now);
      return {};
    case 'list':
      return { items: (await managingPorts.store.ofPractice(request.practiceId)).map(shown) };
    default:
      await changeStatus(managingPorts, request.subscriptionId, STATUS_AFTER[request.action], request.now);
      return {};
  }
}

/** Neither hashes nor what the gateway meters by. */
function shown({ meteredKey: _, keys, ...subscription }: Subscription): object {
  return { ...subscription, keys: keys.map(({ hash: __, ...key }) => key) };
}
