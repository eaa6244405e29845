/** `pnpm payers`: takes the payers of the running local cloud down, and shows how often they were asked. */
import { LocalSetupError } from '../local-setup-error.ts';
import { OUTAGE_KINDS, PAYER_IDS } from '../payers/payer-simulator.ts';
import { askIssuer } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const usage = `Usage: pnpm payers outage <payer> <seconds>s [--as <kind>]
       pnpm payers ledger
Payers: ${PAYER_IDS.join(', ')}. 0s ends an outage.
Kinds: ${OUTAGE_KINDS.join(', ')} (docs/payer-simulator.md)`;

const main = async (): Promise<void> => {
  const { positionals, values } = commandArguments(usage, {
    allowPositionals: true,
    options: { as: { type: 'string' } },
  });
  const [command, payerId, length, ...more] = positionals;
  const { url } = (await askIssuer('/payers')).answer as { url: string };
  if (command === 'ledger' && payerId === undefined) {
    const { payers } = (await (await fetch(`${url}/ledger`)).json()) as { payers: object };
    process.stdout.write(`${JSON.stringify(payers, null, 2)}\n`);
    return;
  }
  const seconds = /^(\d+)s$/.exec(length ?? '')?.[1];
  if (command !== 'outage' || seconds === undefined || more.length > 0) throw new LocalSetupError(usage);
  const body = JSON.stringify({
    payerId,
    seconds: Number(seconds),
    ...(values.as !== undefined && { kind: values.as }),
  });
  const response = await fetch(`${url}/outages`, { method: 'POST', body });
  if (response.status !== 200) throw new LocalSetupError(usage);
  process.stdout.write(seconds === '0' ? `${payerId} is back\n` : `${payerId} is down for ${seconds} s\n`);
};

process.exitCode = await runCommand(main);
