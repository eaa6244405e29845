/** `pnpm redrive <service|queue>`: brings the dead letters of the running local cloud back to the queues they came from. */
import { parseArgs } from 'node:util';
import { LocalSetupError } from '../local-setup-error.ts';
import { portBaseFrom, portsFrom } from '../ports.ts';
import { type DeadLetterQueue, queuesNamed } from '../sqs/dead-letter-queues.ts';
import { redriveDeadLetters } from '../sqs/redrive-dead-letters.ts';
import { colours } from './colours.ts';

const usage = `Usage: pnpm redrive <service|queue>
Sends what a queue has given up through it again. A service's name means all its queues.
On AWS: docs/runbooks/redrive.md`;

const main = async (): Promise<void> => {
  const { positionals } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    allowPositionals: true,
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new LocalSetupError(usage);
  const url = `http://127.0.0.1:${portsFrom(portBaseFrom(process.env)).tokenIssuer}/dead-letter-queues`;
  const response = await fetch(url).catch(() => {
    throw new LocalSetupError(`Nothing listens at ${url}. Start the local cloud in another terminal: pnpm dev`);
  });
  const known = (await response.json()) as DeadLetterQueue[];
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

try {
  await main();
} catch (error) {
  process.stderr.write(`${colours.red(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 1;
}
