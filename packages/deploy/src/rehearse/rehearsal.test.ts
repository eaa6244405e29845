import { describe, expect, it } from 'vitest';
import { missingPythonTools } from './python-tools.ts';
import { rehearsalTable, rehearse } from './rehearsal.ts';
import { changedFunctions, type Scene, type Step } from './scene.ts';

const STEPS: Step[] = [
  { name: 'deploy all', run: async () => '6 stacks' },
  { name: 'deploy one', run: () => Promise.reject(new Error('sls ended with 1:\nat length')) },
  { name: 'remove all', run: async () => 'nothing left' },
];

describe('the rehearsal', () => {
  it('stops at the first step that fails, and says so', async () => {
    const said: string[] = [];
    const results = await rehearse(STEPS, {} as Scene, (line) => said.push(line));
    expect(results.map(({ succeeded }) => succeeded)).toEqual([true, false]);
    expect(said.at(-1)).toContain('at length');
    const [, ...rows] = rehearsalTable(results, STEPS).split('\n');
    expect(rows.map((row) => row.replace(/\d+\.\d s/, 'n s'))).toEqual([
      '✔  deploy all  n s  6 stacks',
      '✘  deploy one  n s  sls ended with 1:',
      '   remove all         not reached',
    ]);
  });

  it('says in one sentence that there is no Python', async () => {
    expect(await missingPythonTools('/nowhere/python3')).toMatch(
      /^The rehearsal needs Python 3, and .* FRONTDESK_PYTHON\.$/,
    );
  });

  it('sees whose code changed, came or went', () => {
    const state = (functions: Record<string, string>) => ({ functions }) as never;
    expect(changedFunctions(state({ a: '1', b: '1', c: '1' }), state({ a: '1', b: '2', d: '1' }))).toEqual([
      'b',
      'c',
      'd',
    ]);
  });
});
