import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Fault, type FaultPlan, noFaults } from './fault-plans.ts';
import {
  crashedBeforeSending,
  provisionedThroughputExceeded,
  throttled,
  timedOut,
  transactionCancelled,
} from './injected-errors.ts';

export interface RecordedCall {
  /** `TransactWriteItems`, `Query`, … as the service names it. */
  command: string;
  /** The command's input as the code gave it. */
  input: unknown;
  /** Absent: the call took its normal course. */
  fault?: Fault;
}

export interface FaultInjection {
  /** Every call since the injection (or the last `reset`), in order of sending. The SDK's own retries do not count. */
  calls: RecordedCall[];
  /** Replaces the plan for the calls to come. */
  follow(plan: FaultPlan): void;
  /** Forgets the recorded calls and injects nothing more. */
  reset(): void;
}

/** Makes `client` count its calls and fail them as `plan` says: DynamoDB Local itself never conflicts, throttles or
 *  times out. Sits outside the SDK's own retries, so an injected error reaches the code under test at once, as it
 *  would with the retries used up.
 *
 *      const faults = injectFaults(client, failInOrder({ TransactWriteItems: [conflict(1), undefined] }));
 *      await book(client);
 *      expect(faults.calls.map((call) => call.command)).toEqual(['TransactWriteItems', 'TransactWriteItems']);
 *
 *  https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
export function injectFaults(client: DynamoDBClient, plan: FaultPlan = noFaults): FaultInjection {
  const calls: RecordedCall[] = [];
  let current = plan;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = (context.commandName ?? 'Unknown').replace(/Command$/, '');
      const fault = current({ command, input: args.input });
      calls.push({ command, input: args.input, ...(fault && { fault }) });
      if (fault === undefined) return next(args);
      if (fault.kind === 'timeout-after-commit') await next(args);
      throw errorFor(fault, args.input);
    },
    { name: 'injectFaults', step: 'initialize', priority: 'high', override: true },
  );
  return {
    calls,
    follow: (next) => {
      current = next;
    },
    reset: () => {
      calls.length = 0;
      current = noFaults;
    },
  };
}

function errorFor(fault: Fault, input: unknown): Error {
  switch (fault.kind) {
    case 'transaction-cancelled':
      return transactionCancelled(itemCount(input), fault.items ?? [0], fault.reason);
    case 'throttled':
      return throttled();
    case 'provisioned-throughput-exceeded':
      return provisionedThroughputExceeded();
    case 'timeout-after-commit':
      return timedOut();
    case 'crash-before-sending':
      return crashedBeforeSending();
  }
}

function itemCount(input: unknown): number {
  const items = input instanceof Object && 'TransactItems' in input ? input.TransactItems : undefined;
  if (!Array.isArray(items)) throw new TypeError('Only a transaction can be cancelled: inject another fault here.');
  return items.length;
}
