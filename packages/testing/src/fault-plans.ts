import { seededRandom } from './seeded-random.ts';
/** Why an item of a transaction is said to have cancelled it. */
export type RetryableReason = 'TransactionConflict' | 'ThrottlingError' | 'ProvisionedThroughputExceeded';

/** What happens to one call instead of its normal course.
 *  - `transaction-cancelled`: not executed; TransactionCanceledException with `reason` for the items at `items`
 *    (default: the first) and `None` for the others.
 *  - `throttled`, `provisioned-throughput-exceeded`: not executed; the exception of that name.
 *  - `timeout-after-commit`: executed, and then a TimeoutError instead of the answer: the outcome is unknown.
 *  - `crash-before-sending`: not executed, and an error no code should catch for retrying. */
export type Fault =
  | { kind: 'transaction-cancelled'; reason: RetryableReason; items?: readonly number[] }
  | { kind: 'throttled' }
  | { kind: 'provisioned-throughput-exceeded' }
  | { kind: 'timeout-after-commit' }
  | { kind: 'crash-before-sending' };

/** Decides what happens to a call; `undefined` lets it pass. */
export type FaultPlan = (call: { command: string; input: unknown }) => Fault | undefined;

export const noFaults: FaultPlan = () => undefined;

/** A scripted plan: the first call of each command meets the first entry of its list, and so on; `undefined` lets one
 *  pass, and so does the end of the list. */
export function failInOrder(script: Readonly<Record<string, readonly (Fault | undefined)[]>>): FaultPlan {
  const next = new Map<string, number>();
  return ({ command }) => {
    const position = next.get(command) ?? 0;
    next.set(command, position + 1);
    return script[command]?.[position];
  };
}

/** A random plan that is the same for the same seed and order of calls: each call of `commands` (all, when absent)
 *  fails with `probability` (0 to 1), with one of `faults` picked evenly. */
export function failAtRandom(options: {
  seed: number;
  probability: number;
  faults: readonly Fault[];
  commands?: readonly string[];
}): FaultPlan {
  const random = seededRandom(options.seed);
  return ({ command }) => {
    if (options.commands !== undefined && !options.commands.includes(command)) return undefined;
    if (random() >= options.probability) return undefined;
    return options.faults[Math.floor(random() * options.faults.length)];
  };
}

/** TransactionConflict for the items at these positions of the transaction. */
export function conflict(...items: number[]): Fault {
  return cancelledBecause('TransactionConflict', ...items);
}

/** A cancelled transaction whose items at these positions (default: the first) give `reason`. */
export function cancelledBecause(reason: RetryableReason, ...items: number[]): Fault {
  return { kind: 'transaction-cancelled', reason, items: items.length === 0 ? [0] : items };
}
