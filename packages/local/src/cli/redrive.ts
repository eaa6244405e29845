/** `pnpm redrive <service|queue>`: brings the dead letters of the running local cloud back to the queues they came from. */
import { LocalSetupError } from '../local-setup-error.ts';
import { type DeadLetterQueue, queuesNamed } from '../sqs/dead-letter-queues.ts';
import { redriveDeadLetters } from '../sqs/redrive-dead-letters.ts';
import { askIssuer } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const usage = `Usage: pnpm redrive <service|queue>
Sends what a queue has given up through it again. A service's name means all its queues.
On AWS: docs/runbooks/redrive.md`;

const main = async (): Promise<void> => {
  const { positionals } = commandArguments(usage, { allowPositionals: true });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new LocalSetupError(usage);
  const known = (await askIssuer('/dead-letter-queues')).answer as DeadLetterQueue[];
  const named = queuesNamed(name, known);
  if (named.length === 0) {
    const list = known.map(({ service, queue }) => `  ${service}: ${queue}`).join('\n');
    throw new LocalSetupError(`No service or queue ${name} with dead letters. There are:\n${list}`);
  }
  for (const { queue, deadLetterQueueUrl } of named) {
    const moved = await redriveDeadLetters(deadLetterQueueUrl);
    process.stdout.write(`${queue}: ${moved} message${moved === 1 ? '' : 's'} sent again\n`);
  }
};

process.exitCode = await runCommand(main);
