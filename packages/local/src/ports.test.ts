import { describe, expect, it } from 'vitest';
import { portBaseFrom } from './ports.ts';

/** Whether Node's own `fetch` refuses the port before it opens a connection. */
const fetchRefuses = async (port: number): Promise<boolean> => {
  const dispatcher = {
    dispatch: (): never => {
      throw new Error('reached the network');
    },
  };
  const { cause } = await fetch(`http://127.0.0.1:${port}`, { dispatcher } as object).catch((error) => error);
  return (cause as Error).message === 'bad port';
};

const accepts = (base: number): boolean => {
  try {
    return portBaseFrom({ FRONTDESK_PORT_BASE: String(base) }) === base;
  } catch {
    return false;
  }
};

describe('the base of the ports', () => {
  it('is refused when fetch refuses one of the six ports counted from it', async () => {
    const ports = Array.from({ length: 12_000 }, (_, index) => 1024 + index);
    const refused = await Promise.all(ports.map(fetchRefuses));
    const expected = ports.filter((_, index) => refused.slice(index, index + 6).includes(true));
    expect(expected.length).toBeGreaterThan(0);
    expect(ports.slice(0, -6).filter((base) => !accepts(base))).toEqual(expected);
  });

  it('says which port is blocked, and what to do', () => {
    expect(() => portBaseFrom({ FRONTDESK_PORT_BASE: '5998' })).toThrow(
      'FRONTDESK_PORT_BASE=5998 includes port 6000, which browsers refuse to open. Choose another base',
    );
  });
});
