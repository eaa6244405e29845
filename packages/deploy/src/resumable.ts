import { LocalSetupError } from '@frontdesk/local/local-setup-error';
import { failureSentence } from './operator-functions.ts';

/** Runs an operator's command that works part by part. `work` notes after each part where a new run would go on (undefined: nothing is
 *  left). Throws LocalSetupError with the failure in a sentence, and with the `--from` that goes on from there. */
export async function resumable<Done>(
  from: string | undefined,
  work: (goOnFrom: (next: string | undefined) => void) => Promise<Done>,
): Promise<Done> {
  let position = from;
  try {
    return await work((next) => {
      position = next;
    });
  } catch (error) {
    const again = position === undefined ? '' : `\nTo go on from here: --from ${position}`;
    throw new LocalSetupError(`${failureSentence(error)}${again}`);
  }
}
