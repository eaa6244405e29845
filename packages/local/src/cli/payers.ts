/** `pnpm payers`: takes the payers of the running local cloud down, and shows how often they were asked. */
import { LocalSetupError } from '../local-setup-error.ts';
import { OUTAGE_KINDS, PAYER_ID, PAYER_IDS } from '../payers/payer-simulator.ts';
import { askIssuer } from './ask-issuer.ts';
import { commandArguments, runCommand } from './command.ts';

const usage = `Usage: pnpm payers outage <payer> <seconds>s [--as <kind>]
       pnpm payers ledger
Payers: ${PAYER_IDS.join(', ')}, and any other id that begins with SIM-. 0s ends an outage.
Kinds: ${OUTAGE_KINDS.join(', ')} (docs/payer-simulator.md)`;

const main = async (): Promise<void> => {
  const { positionals, values } = commandArguments(usage, {
    allowPositionals: true,
    options: { as: { type: 'string', default: 'rejected' } },
  });
  const run = commandOf(positionals, values.as);
  const { url } = (await askIssuer('/payers')).answer as { url: string };
  process.stdout.write(`${await run(url)}\n`);
};

/** What asks the payers at a URL, and gives what to print. Throws LocalSetupError with the usage. */
const commandOf = (positionals: readonly string[], kind: string): ((url: string) => Promise<string>) => {
  const [command, payerId, length, ...more] = positionals;
  if (command === 'ledger' && payerId === undefined) return ledger;
  const seconds = /^(\d{1,5})s$/.exec(length ?? '')?.[1];
  const isKnown = PAYER_ID.test(payerId ?? '') && [...OUTAGE_KINDS].some((known) => known === kind);
  if (command !== 'outage' || seconds === undefined || !isKnown || more.length > 0) throw new LocalSetupError(usage);
  return async (url) => {
    const body = JSON.stringify({ payerId, seconds: Number(seconds), kind });
    const { status } = await fetch(`${url}/outages`, { method: 'POST', body });
    if (status !== 200) throw new LocalSetupError(`The payers answer ${status}.\n${usage}`);
    return seconds === '0' ? `${payerId} is back` : `${payerId} is down for ${seconds} s`;
  };
};

const ledger = async (url: string): Promise<string> => {
  const { payers } = (await (await fetch(`${url}/ledger`)).json()) as { payers: object };
  return JSON.stringify(payers, null, 2);
};

process.exitCode = await runCommand(main);
