/** `pnpm patients:reindex`: makes the patients of all appointments found. See docs/runbooks/patient-index.md. */
import { commandArguments, runCommand } from '@frontdesk/local/cli/command';
import { LocalSetupError } from '@frontdesk/local/local-setup-error';
import { functionsOf } from '../operator-functions.ts';
import { resumable } from '../resumable.ts';
import { reindexPatients } from './reindex-patients.ts';

const usage = `Usage: pnpm patients:reindex [--stage <stage>] [--from <position>]
Indexes the patients of all appointments, on the running local cloud or in a stage on AWS. It can run beside live traffic,
any number of times. --from goes on where an earlier run ended.`;

const main = async (): Promise<void> => {
  const options = { stage: { type: 'string' }, from: { type: 'string' } } as const;
  const { values } = commandArguments(usage, { options });
  const { stage, from } = values;
  const { indexed, failed } = await resumable(from, (goOnFrom) =>
    reindexPatients({
      lambda: functionsOf(stage),
      stage: stage ?? 'dev',
      from,
      progress: (done, next) => {
        goOnFrom(next);
        if (next !== undefined) process.stdout.write(`${done} appointments so far\n`);
      },
    }),
  );
  process.stdout.write(`${indexed} appointment${indexed === 1 ? '' : 's'} indexed\n`);
  if (failed > 0) throw new LocalSetupError(`${failed} could not be indexed. Run the command again.`);
};

process.exitCode = await runCommand(main);
