import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { CodeDeployClient, ListDeploymentsCommand, StopDeploymentCommand } from '@aws-sdk/client-codedeploy';
import {
  GetAliasCommand,
  LambdaClient,
  paginateListFunctions,
  paginateListVersionsByFunction,
  ResourceNotFoundException,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { releaseApplication } from '../safe-by-default/canary-release.ts';
import { LIVE } from '../safe-by-default/live-alias.ts';
import { stackName } from '../stack-identity.ts';
import type { LiveAlias, PublishedVersion, ReleaseDesk, StackRelease } from './release-desk.ts';

export interface AwsReleaseDeskOptions {
  lambda: LambdaClient;
  codeDeploy: CodeDeployClient;
  cloudFormation: CloudFormationClient;
  service: string;
  stage: string;
}

const VERSION_ARN = /:function:([^:]+):(\d+)$/;

/** `configuration` is what every client is given: region, credentials, proxy. */
export function awsReleaseDesk(of: { service: string; stage: string }, configuration: object): AwsReleaseDesk {
  return new AwsReleaseDesk({
    ...of,
    lambda: new LambdaClient(configuration),
    codeDeploy: new CodeDeployClient(configuration),
    cloudFormation: new CloudFormationClient(configuration),
  });
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

  async versions(functionName: string): Promise<PublishedVersion[]> {
    const published: PublishedVersion[] = [];
    const pages = paginateListVersionsByFunction({ client: this.#options.lambda }, { FunctionName: functionName });
    for await (const { Versions: page = [] } of pages) {
      for (const { Version: number = '', LastModified: at = '' } of page) {
        if (/^\d+$/.test(number)) published.push({ number, publishedEpochMs: Date.parse(at) });
      }
    }
    return published.sort((one, other) => Number(one.number) - Number(other.number));
  }

  async lastRelease(): Promise<StackRelease> {
    const { cloudFormation: client, service, stage } = this.#options;
    const StackName = stackName({ service, stage });
    const versions = new Map<string, string>();
    const stack = await describedStack(client, StackName);
    if (stack === undefined) return { startedEpochMs: 0, versions };
    for await (const { StackResourceSummaries: page = [] } of paginateListStackResources({ client }, { StackName })) {
      for (const { ResourceType: type, PhysicalResourceId: arn = '' } of page) {
        const [, functionName = '', version = ''] = VERSION_ARN.exec(arn) ?? [];
        if (type === 'AWS::Lambda::Version' && version !== '') versions.set(functionName, version);
      }
    }
    const startedAt = stack.LastUpdatedTime ?? stack.CreationTime;
    return { startedEpochMs: startedAt?.getTime() ?? 0, versions };
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

/** Undefined when there is no such stack. */
async function describedStack(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    return stack;
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') return undefined;
    throw error;
  }
}
