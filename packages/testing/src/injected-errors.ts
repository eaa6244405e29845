import {
  type CancellationReason,
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { RetryableReason } from './fault-plans.ts';

const requestId = 'INJECTEDFAULT';
const badRequest = { httpStatusCode: 400, requestId };

/** As DynamoDB words it: one reason per item, in the transaction's order, `None` for the items that were fine.
 *  https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors */
export function transactionCancelled(
  itemCount: number,
  failedItems: readonly number[],
  reason: RetryableReason,
): TransactionCanceledException {
  const reasons = Array.from({ length: itemCount }, (_, item): CancellationReason => {
    return failedItems.includes(item) ? { Code: reason, Message: messages[reason] } : { Code: 'None' };
  });
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
    $metadata: badRequest,
  });
}

const messages: Record<RetryableReason, string> = {
  TransactionConflict: 'Transaction is ongoing for the item.',
  ThrottlingError: 'Throughput exceeds the current capacity of your table or index.',
  ProvisionedThroughputExceeded:
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level.',
};

export function throttled(): ThrottlingException {
  return new ThrottlingException({ message: 'Request rate exceeded.', $metadata: badRequest });
}

export function provisionedThroughputExceeded(): ProvisionedThroughputExceededException {
  return new ProvisionedThroughputExceededException({
    message: messages.ProvisionedThroughputExceeded,
    $metadata: badRequest,
  });
}

/** What the SDK's HTTP handler throws when the answer does not come in time. */
export function timedOut(): Error {
  return Object.assign(new Error('Connection timed out after 1000 ms'), { name: 'TimeoutError' });
}

/** Stands for the death of the process between two awaits. */
export function crashedBeforeSending(): Error {
  return Object.assign(new Error('The process crashed before the request was sent (injected).'), {
    name: 'InjectedCrash',
  });
}
