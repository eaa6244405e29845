import { type CodeDeployClient, ListDeploymentsCommand, StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import {
  GetAliasCommand,
  type LambdaClient,
  paginateListFunctions,
  paginateListVersionsByFunction,
  ResourceNotFoundException,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { releaseApplication } from '../safe-by-default/canary-release.ts';
import { LIVE } from '../safe-by-default/live-alias.ts';
import type { LiveAlias, ReleaseDesk } from './release-desk.ts';

export interface AwsReleaseDeskOptions {
  lambda: LambdaClient;
  codeDeploy: CodeDeployClient;
  service: string;
  stage: string;
}

/** The releases of a deployed service. A function, its deployment group and its alias are found by name. */
export class AwsReleaseDesk implements ReleaseDesk {
  readonly #options: AwsReleaseDeskOptions;

  constructor(options: AwsReleaseDeskOptions) {
    this.#options = options;
  }

  async functions(): Promise<string[]> {
    const { lambda: client, service, stage } = this.#options;
    const names: string[] = [];
    for await (const { Functions: page = [] } of paginateListFunctions({ client }, {})) {
      for (const { FunctionName: name = '' } of page) if (name.startsWith(`${service}-${stage}-`)) names.push(name);
    }
    return names.sort();
  }

  async alias(functionName: string): Promise<LiveAlias | undefined> {
    try {
      const { FunctionVersion: version, RoutingConfig: routing } = await this.#options.lambda.send(
        new GetAliasCommand({ FunctionName: functionName, Name: LIVE }),
      );
      if (version === undefined) return undefined;
      const [canary] = Object.entries(routing?.AdditionalVersionWeights ?? {});
      return { version, ...(canary !== undefined && { canary: { version: canary[0], share: canary[1] } }) };
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  async versions(functionName: string): Promise<string[]> {
    const numbers: string[] = [];
    const pages = paginateListVersionsByFunction({ client: this.#options.lambda }, { FunctionName: functionName });
    for await (const { Versions: page = [] } of pages) {
      for (const { Version: version = '' } of page) if (/^\d+$/.test(version)) numbers.push(version);
    }
    return numbers.sort((one, other) => Number(one) - Number(other));
  }

  async pointTo(functionName: string, version: string): Promise<void> {
    await this.#options.lambda.send(
      new UpdateAliasCommand({
        FunctionName: functionName,
        Name: LIVE,
        FunctionVersion: version,
        // Without it, a canary's share would stay.
        RoutingConfig: { AdditionalVersionWeights: {} },
      }),
    );
  }

  async runningRelease(functionName: string): Promise<string | undefined> {
    const { deployments = [] } = await this.#options.codeDeploy.send(
      new ListDeploymentsCommand({
        applicationName: releaseApplication(this.#options),
        deploymentGroupName: functionName,
        includeOnlyStatuses: ['Created', 'Queued', 'InProgress', 'Ready'],
      }),
    );
    return deployments[0];
  }

  async stopRelease(releaseId: string): Promise<void> {
    await this.#options.codeDeploy.send(
      new StopDeploymentCommand({ deploymentId: releaseId, autoRollbackEnabled: true }),
    );
  }
}
