/** `pnpm dev:token <practiceId> <role>`: prints a token of the running local cloud, alone on its line. */
import { parseArgs } from 'node:util';
import { LocalSetupError } from '../local-setup-error.ts';
import { portBaseFrom, portsFrom } from '../ports.ts';
import { colours } from './colours.ts';

const usage = 'Usage: pnpm dev:token <practiceId> <role> [--sub <subject>] [--scope "<scope> <scope>"] [--expired]';

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    allowPositionals: true,
    options: { expired: { type: 'boolean' }, scope: { type: 'string' }, sub: { type: 'string' } },
  });
  const [practiceId, role, ...more] = positionals;
  if (practiceId === undefined || role === undefined || more.length > 0) throw new LocalSetupError(usage);
  const issuer = `http://127.0.0.1:${portsFrom(portBaseFrom(process.env)).tokenIssuer}`;
  const scopes = values.scope?.split(/[\s,]+/).filter(Boolean);
  const body = JSON.stringify({ practiceId, role, sub: values.sub, scopes, expired: values.expired });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${issuer}/token`, { method: 'POST', headers, body }).catch(() => {
    throw new LocalSetupError(`Nothing listens at ${issuer}. Start the local cloud in another terminal: pnpm dev`);
  });
  const answer = (await response.json()) as { token?: string; message?: string };
  if (answer.token === undefined)
    throw new LocalSetupError(answer.message ?? `The issuer answered ${response.status}.`);
  process.stdout.write(`${answer.token}\n`);
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${colours.red(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
}
