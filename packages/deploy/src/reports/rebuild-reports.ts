import type { LambdaClient } from '@aws-sdk/client-lambda';
import { invokedBy } from '../operator-functions.ts';

export interface ReportsRebuild {
  readonly lambda: Pick<LambdaClient, 'send'>;
  readonly stage: string;
  /** Where an earlier run ended; absent: at the beginning. */
  readonly from?: string | undefined;
  /** Told after each part: how much is done, and where a new run would go on. */
  readonly progress: (done: Rebuilt, next: string | undefined) => void;
}

export interface Rebuilt {
  /** Appointments, calls and whatever else the tables keep. */
  readonly items: number;
}

/** Invokes the function that brings the reports' database to what the tables tell, part by part, until nothing is left. Throws with the
 *  function's error; what is done by then stays done. */
export async function rebuildReports({ lambda, stage, from, progress }: ReportsRebuild): Promise<Rebuilt> {
  let done: Rebuilt = { items: 0 };
  let next = from;
  do {
    const part = (await invokedBy(lambda, `reports-${stage}-rebuildFacts`, { from: next })) as Part;
    done = { items: done.items + part.items };
    next = part.next;
    progress(done, next);
  } while (next !== undefined);
  return done;
}

interface Part extends Rebuilt {
  readonly next?: string;
}
