/** `pnpm dev:token <practiceId> <role>`: prints a token of the running local cloud, alone on its line. */
import { LocalSetupError } from '../local-setup-error.ts';
import { askForToken } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const usage = 'Usage: pnpm dev:token <practiceId> <role> [--sub <subject>] [--scope "<scope> <scope>"] [--expired]';

const main = async (): Promise<void> => {
  const { values, positionals } = commandArguments(usage, {
    allowPositionals: true,
    options: { expired: { type: 'boolean' }, scope: { type: 'string' }, sub: { type: 'string' } },
  });
  const [practiceId, role, ...more] = positionals;
  if (practiceId === undefined || role === undefined || more.length > 0) throw new LocalSetupError(usage);
  const scopes = values.scope?.split(/[\s,]+/).filter(Boolean);
  const token = await askForToken({ practiceId, role, sub: values.sub, scopes, expired: values.expired });
  process.stdout.write(`${token}\n`);
};

process.exitCode = await runCommand(main);
