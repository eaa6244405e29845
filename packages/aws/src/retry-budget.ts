/** Tokens of a container, and what a retry takes of them: the figures of the AWS SDKs' standard mode.
 *  https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const CAPACITY = 500;
const RETRY_COST = 5;

/** Limits what a container repeats while DynamoDB, KMS or SQS cannot answer: a hundred retries, then none until requests
 *  succeed again. Without it each request of a brown-out becomes dozens, callers repeat theirs as well, and the load keeps the
 *  service down that it waits for. One per container, shared by its invocations. */
export class RetryBudget {
  readonly #capacity: number;
  #tokens: number;

  constructor(capacity: number = CAPACITY) {
    this.#capacity = capacity;
    this.#tokens = capacity;
  }

  /** Whether a request may be repeated; takes its price when it may. */
  takeRetry(): boolean {
    if (this.#tokens < RETRY_COST) return false;
    this.#tokens -= RETRY_COST;
    return true;
  }

  /** A request was answered: gives back what its last retry took, or one token when it took none. */
  answered(retries: number): void {
    this.#tokens = Math.min(this.#capacity, this.#tokens + (retries > 0 ? RETRY_COST : 1));
  }
}

/** The container's own. */
export const containerRetryBudget = new RetryBudget();
