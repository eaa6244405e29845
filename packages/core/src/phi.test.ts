import { format, inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Phi } from './phi.ts';

describe('Phi', () => {
  it('gives its value to whoever asks for it by name', () => {
    const value = { givenName: 'Sample' };
    expect(new Phi(value).reveal()).toBe(value);
  });

  it('shows nothing of its value, however it is printed', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => `CANARY${text}`),
        fc.boolean(),
        (canary, nested) => {
          const phi = new Phi(nested ? { name: canary } : canary);
          const printed = [
            String(phi),
            `${phi}`,
            JSON.stringify(phi),
            JSON.stringify({ a: [phi] }),
            inspect(phi),
            inspect({ a: [phi] }, { showHidden: true, depth: 9 }),
            inspect(phi, { customInspect: false, showHidden: true }),
            format('%s %o %O %j %d', phi, phi, phi, phi, phi),
            JSON.stringify(Object.entries(phi)),
            JSON.stringify({ ...phi }),
            JSON.stringify(structuredClone({ ...phi })),
            Object.prototype.toString.call(phi),
          ];
          expect(printed.join('\n')).not.toContain('CANARY');
        },
      ),
    );
  });
});
