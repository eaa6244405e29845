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

/** Reads FRONTDESK_PORT_BASE, 4000 by default. Throws LocalSetupError when it is no port. */
export const portBaseFrom = (environment: NodeJS.ProcessEnv): number => {
  const given = environment.FRONTDESK_PORT_BASE ?? '4000';
  const base = Number(given);
  if (Number.isInteger(base) && base >= 1024 && base <= 65_530) return base;
  throw new LocalSetupError(`FRONTDESK_PORT_BASE must be a number from 1024 to 65530, not "${given}".`);
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
