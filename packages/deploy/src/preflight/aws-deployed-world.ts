import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Template } from '../cloudformation-template.ts';
import type { DeployedWorld } from './deployed-world.ts';

/** How AWS says that there is none. */
const ABSENT = new Set(['ResourceNotFoundException', 'ValidationError', 'ValidationException']);

/** How DynamoDB says that there is no table, or that the asker may not read it. */
const UNTOLD = new Set(['ResourceNotFoundException', 'AccessDeniedException']);

/** The account itself. `configuration` is what the framework gives every client: region, credentials, proxy. */
export function awsDeployedWorld(configuration: object): DeployedWorld {
  return {
    async deployedStack(name) {
      const command = new DescribeStacksCommand({ StackName: name });
      const answer = await unlessAbsent(new CloudFormationClient(configuration).send(command));
      const [stack] = answer?.Stacks ?? [];
      if (stack === undefined) return undefined;
      return {
        status: stack.StackStatus ?? 'UNKNOWN',
        tags: Object.fromEntries((stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
        outputs: (stack.Outputs ?? []).map(({ OutputKey = '' }) => OutputKey),
      };
    },
    async deployedTemplate(stack) {
      const command = new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' });
      const answer = await unlessAbsent(new CloudFormationClient(configuration).send(command));
      const body = answer?.TemplateBody ?? '';
      return body === '' ? undefined : (JSON.parse(body) as Template);
    },
    async tableExists(name) {
      const command = new DescribeTableCommand({ TableName: name });
      return (await unlessAbsent(new DynamoDBClient(configuration).send(command))) !== undefined;
    },
    async secret(name) {
      const command = new DescribeSecretCommand({ SecretId: name });
      const answer = await unlessAbsent(new SecretsManagerClient(configuration).send(command));
      return answer === undefined ? undefined : { isLeaving: answer.DeletedDate !== undefined };
    },
    async secretKeys(name) {
      const command = new GetSecretValueCommand({ SecretId: name });
      const answer = await unlessAbsent(new SecretsManagerClient(configuration).send(command));
      return answer === undefined ? undefined : jsonKeys(answer.SecretString ?? '');
    },
    async certificate(arn) {
      const client = new ACMClient({ ...configuration, region: 'us-east-1' });
      const answer = await unlessAbsent(client.send(new DescribeCertificateCommand({ CertificateArn: arn })));
      const { Status = 'UNKNOWN', SubjectAlternativeNames = [], DomainName } = answer?.Certificate ?? {};
      if (answer === undefined) return undefined;
      const names = new Set([...(DomainName === undefined ? [] : [DomainName]), ...SubjectAlternativeNames]);
      return { status: Status, names: [...names] };
    },
    async unreservedConcurrency() {
      try {
        const { AccountLimit } = await new LambdaClient(configuration).send(new GetAccountSettingsCommand({}));
        return AccountLimit?.UnreservedConcurrentExecutions;
      } catch {
        // Whoever may deploy need not be allowed to ask this; CloudFormation finds out, if later.
        return undefined;
      }
    },
    async practiceIsImported(table, practiceId) {
      const Key = { practiceId: { S: practiceId }, item: { S: 'PRACTICE' } };
      const command = new GetItemCommand({ TableName: table, Key, ProjectionExpression: 'practiceId' });
      try {
        return (await new DynamoDBClient(configuration).send(command)).Item !== undefined;
      } catch (error) {
        // No table yet, or a role that reads no data, as GitHub's: a stage's first deployment is made by somebody who may.
        if (error instanceof Error && UNTOLD.has(error.name)) return undefined;
        throw error;
      }
    },
  };
}

async function unlessAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && ABSENT.has(error.name)) return undefined;
    throw error;
  }
}

function jsonKeys(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [];
  }
}
