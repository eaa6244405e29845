import { type CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import type { HookExecution, ReleaseJudge } from '../ports/release-judge.ts';

/** CodeDeploy, which waits an hour for a hook's verdict and takes the release back when it is `Failed`. */
export class CodeDeployReleaseJudge implements ReleaseJudge {
  readonly #client: CodeDeployClient;

  constructor(client: CodeDeployClient) {
    this.#client = client;
  }

  async report({ deploymentId, executionId }: HookExecution, passed: boolean): Promise<void> {
    await this.#client.send(
      new PutLifecycleEventHookExecutionStatusCommand({
        deploymentId,
        lifecycleEventHookExecutionId: executionId,
        status: passed ? 'Succeeded' : 'Failed',
      }),
    );
  }
}
