import { containerLogger } from '@frontdesk/lambda/container';
import { managingPorts } from '@frontdesk/subscriptions/composition/managing-ports';

/** Has every caller decided over anew, so that a change of keys takes effect at once. API Gateway takes few such requests of an account;
 *  where it takes none, the change is made all the same and takes effect within five minutes. */
export async function forgetCallers(): Promise<void> {
  try {
    await managingPorts.meter.forgetCallers();
  } catch (error) {
    containerLogger().warn('CALLERS_NOT_FORGOTTEN', { cause: error instanceof Error ? error.name : 'unknown' });
  }
}
