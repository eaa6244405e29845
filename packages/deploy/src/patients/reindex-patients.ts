import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

export interface Reindexing {
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly stage: string;
  /** Where an earlier run ended; absent: at the beginning. */
  readonly from?: string | undefined;
  /** Told after each part: how many appointments are done, and where a new run would go on. */
  readonly progress: (indexed: number, next: string | undefined) => void;
}

export interface Reindexed {
  readonly indexed: number;
  /** Appointments that could not be; the function's log has their ids. */
  readonly failed: number;
}

/** Invokes the function that indexes the patients of all appointments, part by part, until nothing is left. Throws with the
 *  function's error; what is done by then stays done. */
export async function reindexPatients({ lambda, stage, from, progress }: Reindexing): Promise<Reindexed> {
  let [indexed, failed] = [0, 0];
  let next = from;
  do {
    const part = await invoked(lambda, `appointments-${stage}-reindexPatients`, { from: next });
    indexed += part.indexed;
    failed += part.failed;
    next = part.next;
    progress(indexed, next);
  } while (next !== undefined);
  return { indexed, failed };
}

interface Part extends Reindexed {
  readonly next?: string;
}

async function invoked(lambda: Reindexing['lambda'], functionName: string, payload: object): Promise<Part> {
  const command = new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(JSON.stringify(payload)) });
  const { FunctionError, Payload } = await lambda.send(command);
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as Part & { errorMessage?: string };
  if (FunctionError !== undefined) throw new Error(`${functionName}: ${answer.errorMessage ?? FunctionError}`);
  return answer;
}
