import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { InvocationResult } from '@frontdesk/service-model/service-model';

/** An invocation that dies at one of its requests: before it is sent, or after it was answered. */
interface Life {
  requestsLeft: number;
  diesAfterTheAnswer: boolean;
  isOver: boolean;
  end(): void;
}

const lives = new AsyncLocalStorage<Life>();
const never = new Promise<never>(() => undefined);
const KILLED: InvocationResult = { ok: false, kind: 'error', errorType: 'Runtime.ExitError', errorMessage: 'killed' };

/** Lets every request of a client ask whether its invocation still lives. Requests under way when it dies may be carried out,
 *  as with a container that is shut down; nobody hears of them. */
export function makeMortal(client: DynamoDBClient | SQSClient): void {
  // Both have the same stack; their types only name different commands.
  const { middlewareStack } = client as DynamoDBClient;
  middlewareStack.add(
    (next) => async (args) => {
      const life = lives.getStore();
      if (life === undefined) return next(args);
      if (life.isOver) return never;
      life.requestsLeft -= 1;
      const diesHere = life.requestsLeft <= 0;
      if (diesHere && !life.diesAfterTheAnswer) return die(life);
      const answer = await next(args);
      return diesHere || life.isOver ? die(life) : answer;
    },
    { name: 'mortal', step: 'initialize', priority: 'high' },
  );
}

function die(life: Life): Promise<never> {
  life.isOver = true;
  life.end();
  return never;
}

/** Runs an invocation that dies at its `requests`th request, or else when it has done all and not yet said so. */
export function killMidway(run: () => Promise<unknown>, requests: number, diesAfterTheAnswer: boolean) {
  return new Promise<InvocationResult>((resolve) => {
    const life: Life = { requestsLeft: requests, diesAfterTheAnswer, isOver: false, end: () => resolve(KILLED) };
    void lives.run(life, run).finally(() => resolve(KILLED));
  });
}
