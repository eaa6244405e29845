/** `pnpm subscriptions`: vendors' subscriptions and their API keys. See docs/runbooks/api-keys.md. */
import { insightsRows } from '@frontdesk/local/access-log/insights-query';
import { askIssuer } from '@frontdesk/local/cli/ask-issuer';
import { commandArguments, runCommand } from '@frontdesk/local/cli/command';
import { LocalSetupError } from '@frontdesk/local/local-setup-error';
import { failureSentence, functionsOf, invokedBy, logsOfStages } from '../operator-functions.ts';
import { VERSION_1_QUERY } from '../partner-api/version-1-query.ts';
import { subscriptionReport } from './subscription-report.ts';
import { subscriptionRequest } from './subscription-request.ts';
import { type UsageRow, usageReport, version1Usage } from './version-1-usage.ts';

const usage = `Usage: pnpm subscriptions <command> [--stage <stage>]
  create <practiceId> --vendor <name> --plan small|large|enterprise [--scope "<scope> <scope>"] [--name <key's name>]
  add-key <subscriptionId> --name <key's name>
  rotate <subscriptionId> <keyId> [--grace-hours 24]
  revoke <subscriptionId> <keyId> [--now]
  suspend|resume|end <subscriptionId> [--now]
  list <practiceId>
  v1-usage [--days 30]
On the running local cloud, or in a stage on AWS. A key is shown once. What is taken away works for 300 seconds more at most;
--now makes the gateway decide over every caller anew.`;

const main = async (): Promise<void> => {
  const { values, positionals } = commandArguments(usage, {
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      vendor: { type: 'string' },
      plan: { type: 'string' },
      scope: { type: 'string' },
      name: { type: 'string' },
      'grace-hours': { type: 'string' },
      now: { type: 'boolean' },
      days: { type: 'string' },
    },
  });
  if (positionals[0] === 'v1-usage') {
    const days = Number(values.days ?? 30);
    if (positionals.length > 1 || !(days > 0)) throw new LocalSetupError(usage);
    process.stdout.write(`${usageReport(await version1Calls(values.stage, days))}\n`);
    return;
  }
  const request = subscriptionRequest({ ...values, positionals }, usage);
  const name = `partners-${values.stage ?? 'dev'}-manageSubscriptions`;
  const answer = await invokedBy(functionsOf(values.stage), name, request).catch((error: unknown) => {
    throw new LocalSetupError(failureSentence(error));
  });
  process.stdout.write(`${subscriptionReport(answer)}\n`);
};

/** Of a stage on AWS; without a stage what the running local cloud still has of its log. */
const version1Calls = async (stage: string | undefined, days: number): Promise<readonly UsageRow[]> => {
  if (stage === undefined) return insightsRows(VERSION_1_QUERY, (await askIssuer('/access-log')).answer as string[]);
  return version1Usage(logsOfStages(), { stage, days, now: Date.now() }).catch((error: unknown) => {
    throw new LocalSetupError(failureSentence(error));
  });
};

process.exitCode = await runCommand(main);
