/** `pnpm reports:migrate`: brings the reports' database of a stage to the last migration. See docs/runbooks/reports-database.md. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DataApiDatabase } from '@frontdesk/aws/data-api-database';
import { commandArguments, runCommand } from '@frontdesk/local/cli/command';
import { LocalSetupError } from '@frontdesk/local/local-setup-error';
import { migrationsIn } from '@frontdesk/postgresql/migration-files';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { failureSentence } from '../operator-functions.ts';
import { stackName } from '../stack-identity.ts';
import { migrateReports } from './migrate-reports.ts';

const usage = `Usage: pnpm reports:migrate --stage <stage>
Applies the migrations of services/reports/migrations that the stage does not have, with your credentials. The local cloud migrates by itself.`;

const main = async (): Promise<void> => {
  const { values } = commandArguments(usage, { options: { stage: { type: 'string' } } });
  const { stage } = values;
  if (stage === undefined) throw new LocalSetupError(usage);
  const region = process.env.AWS_REGION ?? 'us-east-1';
  try {
    const outputs = await outputsOf(stackName({ service: 'reports', stage }), region);
    const applied = await migrateReports({
      database: new DataApiDatabase({
        client: new RDSDataClient({ region }),
        resourceArn: outputs('reportsClusterArn'),
        secretArn: outputs('reportsOwnerSecretArn'),
        database: 'frontdesk',
      }),
      migrations: migrationsIn(join(REPOSITORY_ROOT, 'services/reports/migrations')),
      password: await passwordIn(outputs('reportsUserSecretArn'), region),
      sleep,
    });
    process.stdout.write(applied.length === 0 ? 'Nothing to apply\n' : `Applied: ${applied.join(', ')}\n`);
  } catch (error) {
    throw new LocalSetupError(failureSentence(error));
  }
};

const outputsOf = async (name: string, region: string): Promise<(output: string) => string> => {
  const client = new CloudFormationClient({ region });
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  return (output) => {
    const value = stack?.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
    if (value === undefined) throw new Error(`${name} has no output ${output}. Deploy services/reports first.`);
    return value;
  };
};

const passwordIn = async (secretArn: string, region: string): Promise<string> => {
  const client = new SecretsManagerClient({ region });
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return (JSON.parse(SecretString) as { password?: string }).password ?? '';
};

process.exitCode = await runCommand(main);
