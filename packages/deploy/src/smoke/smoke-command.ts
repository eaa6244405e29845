import { parseArgs } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { alignedTable } from '../aligned-table.ts';
import { deployableServices } from '../deployable-services.ts';
import { smokeChecks } from './smoke-checks.ts';

const { values } = parseArgs({ options: { stage: { type: 'string' } } });

if (values.stage === undefined) {
  process.stdout.write('Which stage? pnpm smoke --stage dev, staging or prod.\n');
  process.exitCode = 1;
} else {
  const results = await smokeChecks({
    stage: values.stage,
    services: deployableServices().map(({ name }) => name),
    cloudFormation: new CloudFormationClient({ region: process.env.AWS_REGION ?? 'us-east-1' }),
  });
  const rows = results.map(({ tried, seen, fault }) => [fault ? '✘' : '✔', tried, seen]);
  process.stdout.write(`${alignedTable(rows)}\n\nThe rest is for a person: docs/first-account.md.\n`);
  process.exitCode = results.some(({ fault }) => fault) ? 1 : 0;
}
