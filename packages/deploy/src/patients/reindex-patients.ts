import type { LambdaClient } from '@aws-sdk/client-lambda';
import { invokedBy } from '../operator-functions.ts';

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
    const part = (await invokedBy(lambda, `appointments-${stage}-reindexPatients`, { from: next })) as Part;
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
