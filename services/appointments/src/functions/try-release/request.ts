import * as z from 'zod/mini';
import type { HookExecution } from '../../ports/release-judge.ts';

const hookEvent = z.object({ DeploymentId: z.string(), LifecycleEventHookExecutionId: z.string() });

/** Reads what CodeDeploy invokes a hook with. Throws when it is not that.
 *  https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html */
export function hookExecutionOf(event: unknown): HookExecution {
  const { DeploymentId, LifecycleEventHookExecutionId } = z.parse(hookEvent, event);
  return { deploymentId: DeploymentId, executionId: LifecycleEventHookExecutionId };
}
