/** `pnpm dev:key <practiceId>`: prints an API key of the practice's demo subscription on the running local cloud, alone on its
 *  line. */
import { demoKey } from '../demo-subscriptions.ts';
import { LocalSetupError } from '../local-setup-error.ts';
import { askFunction } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const plans = ['small', 'large', 'enterprise'];

const usage = `Usage: pnpm dev:key <practiceId> [--plan ${plans.join('|')}] [--test] [--revoked]
  --plan     of a subscription on this plan in the place of the practice's own
  --test     a key of the sandbox
  --revoked  a key that opens nothing any more`;

const main = async (): Promise<void> => {
  const { values, positionals } = commandArguments(usage, {
    allowPositionals: true,
    options: { plan: { type: 'string' }, test: { type: 'boolean' }, revoked: { type: 'boolean' } },
  });
  const [practiceId, ...more] = positionals;
  const { plan, test, revoked } = values;
  const isPlan = plan === undefined || plans.includes(plan);
  if (practiceId === undefined || more.length > 0 || !isPlan) throw new LocalSetupError(usage);
  const manage = (request: object) => askFunction('partners-dev-manageSubscriptions', request);
  process.stdout.write(`${await demoKey({ practiceId, plan, test, revoked }, manage)}\n`);
};

process.exitCode = await runCommand(main);
