import { describe, expect, it } from 'vitest';
import type { PackagingOutcome } from './package-all.ts';
import type { PackagedFunction } from './package-service.ts';
import { packagingSucceeded, packagingTable } from './packaging-report.ts';
import { SlsError } from './sls.ts';

const bundle = (name: string, bundleBytes: number, extra: readonly string[] = []): PackagedFunction => ({
  name,
  bundleBytes,
  zipBytes: Math.round(bundleBytes / 3),
  files: [`src/functions/${name}/handler.js`, ...extra].map((file) => ({ name: file, size: bundleBytes })),
});

const packaged = (service: string, ...functions: PackagedFunction[]): PackagingOutcome => ({
  service,
  packaged: { service, stage: 'dev', directory: '/tmp', durationMs: 1, functions },
});

describe('the packaging report', () => {
  it('aligns services, functions and sizes', () => {
    const table = packagingTable([packaged('slots', bundle('searchSlots', 299_000), bundle('readSchedule', 9000))]);
    expect(table.split('\n')).toEqual([
      'service  function        bundle      zip',
      'slots    searchSlots   299.0 KB  99.7 KB',
      '         readSchedule    9.0 KB   3.0 KB',
    ]);
  });

  it('says why a service failed, in a line', () => {
    const failed = { service: 'slots', error: new SlsError('Refused: no.\n  at somewhere') };
    expect(packagingTable([failed]).split('\n')[1]).toBe('slots                           failed: Refused: no.');
    expect(packagingSucceeded([failed])).toBe(false);
  });

  it.each([
    ['searchSlots', 400],
    ['recordEvents', 620],
    ['searchPatients', 430],
    ['replaceAccount', 430],
  ])('fails a bundle of %s over %i KB', (name, kilobytes) => {
    const outcomes = [packaged('slots', bundle(name, kilobytes * 1000 + 1))];
    expect(packagingTable(outcomes)).toContain(`${kilobytes}.0 KB is over the limit of ${kilobytes}.0 KB`);
    expect(packagingSucceeded(outcomes)).toBe(false);
    expect(packagingSucceeded([packaged('slots', bundle(name, kilobytes * 1000))])).toBe(true);
  });

  it.each(['src/functions/searchSlots/handler.js.map', 'src/slot.test.js', 'package.json'])(
    'fails a bundle with %s',
    (file) => {
      const outcomes = [packaged('slots', bundle('searchSlots', 1000, [file]))];
      expect(packagingTable(outcomes)).toContain(`${file} does not belong in it`);
      expect(packagingSucceeded(outcomes)).toBe(false);
    },
  );
});
