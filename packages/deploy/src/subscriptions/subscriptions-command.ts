/** `pnpm subscriptions`: vendors' subscriptions and their API keys. See docs/runbooks/api-keys.md. */
import { commandArguments, runCommand } from '@frontdesk/local/cli/command';
import { LocalSetupError } from '@frontdesk/local/local-setup-error';
import { failureSentence, functionsOf, invokedBy } from '../operator-functions.ts';
import { subscriptionReport } from './subscription-report.ts';
import { subscriptionRequest } from './subscription-request.ts';

const usage = `Usage: pnpm subscriptions <command> [--stage <stage>]
  create <practiceId> --vendor <name> --plan small|large|enterprise [--scope "<scope> <scope>"] [--name <key's name>]
  add-key <subscriptionId> --name <key's name>
  rotate <subscriptionId> <keyId> [--grace-hours 24]
  revoke <subscriptionId> <keyId> [--now]
  suspend|resume|end <subscriptionId> [--now]
  list <practiceId>
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
    },
  });
  const request = subscriptionRequest({ ...values, positionals }, usage);
  const name = `partners-${values.stage ?? 'dev'}-manageSubscriptions`;
  const answer = await invokedBy(functionsOf(values.stage), name, request).catch((error: unknown) => {
    throw new LocalSetupError(failureSentence(error));
  });
  process.stdout.write(`${subscriptionReport(answer)}\n`);
};

process.exitCode = await runCommand(main);
