import { containerLogger } from '@frontdesk/lambda/container';
import { releaseTrialPorts, testPracticeId } from '../../composition/release-trial-ports.ts';
import { giveTrialBack, tryRelease } from '../../use-cases/try-release.ts';
import { hookExecutionOf } from './request.ts';

/** CodeDeploy's hook before a new version gets callers: tells it whether the version books and cancels (ADR-0014). Throws when
 *  the verdict did not arrive; Lambda then invokes it again, and the trial finds its own first answers. */
export const handler = async (event: unknown): Promise<void> => {
  const execution = hookExecutionOf(event);
  const { deploymentId } = execution;
  const { judge, functions } = releaseTrialPorts;
  const logger = containerLogger().with({ deploymentId });
  const trial = { deploymentId, practiceId: testPracticeId };
  const verdict = await tryRelease(trial, releaseTrialPorts);
  // Before anything else: CodeDeploy waits, and whoever deploys with it.
  await judge.report(execution, verdict.passed);
  if (verdict.passed) return logger.info('RELEASE_TRIED', { appointmentId: verdict.appointmentId });
  const { why, appointmentId } = verdict;
  logger.warn('RELEASE_REFUSED', { why, appointmentId });
  try {
    const isFree = await giveTrialBack(trial, verdict, functions);
    if (!isFree) logger.warn('TRIAL_LEFT', { appointmentId });
  } catch (error) {
    logger.error('TRIAL_LEFT', error, { appointmentId });
  }
};
