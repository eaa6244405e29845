import { isPortFree } from './dynamodb/free-port.ts';
import { LocalSetupError } from './local-setup-error.ts';

/** What listens where, counted from FRONTDESK_PORT_BASE. */
const portOffsets = { appApi: 0, partnerApi: 1, realtime: 2, console: 3, portal: 4, tokenIssuer: 5 } as const;

export type CloudPorts = Record<keyof typeof portOffsets, number>;

/** The ports from a base; 0 lets the system choose each. */
export const portsFrom = (base: number): CloudPorts =>
  Object.fromEntries(
    Object.entries(portOffsets).map(([name, offset]) => [name, base === 0 ? 0 : base + offset]),
  ) as CloudPorts;

/** Ports from 1024 that browsers and Node's `fetch` refuse to open. Source: WHATWG Fetch, "port blocking". */
const blockedPorts = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
];

const assertBrowsersOpen = (base: number): void => {
  const blocked = Object.values(portsFrom(base)).find((port) => blockedPorts.includes(port));
  if (blocked === undefined) return;
  throw new LocalSetupError(
    `FRONTDESK_PORT_BASE=${base} includes port ${blocked}, which browsers refuse to open. Choose another base: FRONTDESK_PORT_BASE=5000 pnpm dev`,
  );
};

/** Reads FRONTDESK_PORT_BASE, 4000 by default. Throws LocalSetupError when it is no port, or when browsers refuse one of
 *  the ports counted from it. */
export const portBaseFrom = (environment: NodeJS.ProcessEnv): number => {
  const given = environment.FRONTDESK_PORT_BASE ?? '4000';
  const base = Number(given);
  if (!Number.isInteger(base) || base < 1024 || base > 65_530) {
    throw new LocalSetupError(`FRONTDESK_PORT_BASE must be a number from 1024 to 65530, not "${given}".`);
  }
  assertBrowsersOpen(base);
  return base;
};

/** Throws LocalSetupError that names every port that another program holds, and how to move all of them. */
export const assertPortsAreFree = async (ports: CloudPorts): Promise<void> => {
  const checked = await Promise.all(
    Object.entries(ports).map(async ([name, port]) => ({ name, port, free: await isPortFree(port) })),
  );
  const taken = checked.filter(({ free }) => !free);
  if (taken.length === 0) return;
  const list = taken.map(({ name, port }) => `${port} (${name})`).join(', ');
  throw new LocalSetupError(
    `Taken by another program: port ${list}. Stop it, or choose another base for all six: FRONTDESK_PORT_BASE=5000 pnpm dev`,
  );
};
