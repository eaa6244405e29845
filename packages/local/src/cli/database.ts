/** `pnpm database`: puts the running local cloud's PostgreSQL to sleep, takes it away or fills its disk for a while. */
import { LocalSetupError } from '../local-setup-error.ts';
import { DATABASE_FAULTS } from '../postgresql/database-faults.ts';
import { askIssuer } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const usage = `Usage: pnpm database ${Object.keys(DATABASE_FAULTS).join('|')} <seconds>s
0s ends it. Each looks as the RDS Data API shows it: docs/runbooks/reports-database.md`;

const main = async (): Promise<void> => {
  const { positionals } = commandArguments(usage, { allowPositionals: true, options: {} });
  const [kind = '', length, ...more] = positionals;
  const seconds = /^(\d{1,5})s$/.exec(length ?? '')?.[1];
  if (!(kind in DATABASE_FAULTS) || seconds === undefined || more.length > 0) throw new LocalSetupError(usage);
  const { url } = (await askIssuer('/database')).answer as { url: string };
  const body = JSON.stringify({ kind, seconds: Number(seconds) });
  const { status } = await fetch(`${url}/faults`, { method: 'POST', body });
  if (status !== 200) throw new LocalSetupError(`The database answers ${status}.\n${usage}`);
  process.stdout.write(seconds === '0' ? 'The database is back\n' : `The database is ${kind} for ${seconds} s\n`);
};

process.exitCode = await runCommand(main);
