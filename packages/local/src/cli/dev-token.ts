/** `pnpm dev:token <practiceId> <role>` or `pnpm dev:token --vendor <email>`: prints a token of the running local cloud, alone on its
 *  line. */
import { LocalSetupError } from '../local-setup-error.ts';
import { askForToken } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const usage = `Usage: pnpm dev:token <practiceId> <role> [--sub <subject>] [--scope "<scope> <scope>"] [--expired]
       pnpm dev:token --vendor <email> [--scope "<scope> <scope>"] [--expired]`;

const main = async (): Promise<void> => {
  const { values, positionals } = commandArguments(usage, {
    allowPositionals: true,
    options: {
      ...{ expired: { type: 'boolean' }, scope: { type: 'string' }, sub: { type: 'string' } },
      vendor: { type: 'string' },
    },
  });
  const { vendor: email, sub, expired } = values;
  const scopes = values.scope?.split(/[\s,]+/).filter(Boolean);
  const [practiceId, role, ...more] = positionals;
  const isStaff = practiceId !== undefined && role !== undefined && more.length === 0 && email === undefined;
  const isVendor = practiceId === undefined && sub === undefined && email !== undefined;
  if (!isStaff && !isVendor) throw new LocalSetupError(usage);
  const token = isVendor
    ? await askForToken({ email, scopes, expired }, '/vendors/token')
    : await askForToken({ practiceId, role, sub, scopes, expired });
  process.stdout.write(`${token}\n`);
};

process.exitCode = await runCommand(main);
