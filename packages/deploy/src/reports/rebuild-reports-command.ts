/** `pnpm reports:rebuild`: brings the reports' database to what the tables tell. See docs/runbooks/reports-database.md. */
import { commandArguments, runCommand } from '@frontdesk/local/cli/command';
import { functionsOf } from '../operator-functions.ts';
import { resumable } from '../resumable.ts';
import { rebuildReports } from './rebuild-reports.ts';

const usage = `Usage: pnpm reports:rebuild [--stage <stage>] [--from <position>]
Brings the reports' database to what the tables tell, on the running local cloud or in a stage on AWS. It can run beside live traffic,
any number of times. --from goes on where an earlier run ended.`;

const main = async (): Promise<void> => {
  const options = { stage: { type: 'string' }, from: { type: 'string' } } as const;
  const { values } = commandArguments(usage, { options });
  const { stage, from } = values;
  const { items } = await resumable(from, (goOnFrom) =>
    rebuildReports({
      lambda: functionsOf(stage),
      stage: stage ?? 'dev',
      from,
      progress: (done, next) => {
        goOnFrom(next);
        if (next !== undefined) process.stdout.write(`${done.items} items so far\n`);
      },
    }),
  );
  process.stdout.write(`${items} items taken\n`);
};

process.exitCode = await runCommand(main);
