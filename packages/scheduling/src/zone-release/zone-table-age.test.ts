import { describe, expect, it } from 'vitest';
import { readAnswer } from './newest-source.ts';
import { judgeZoneTable, type ZoneTableFacts } from './zone-table-age.ts';

const DAY = 86_400_000;
const facts: ZoneTableFacts = {
  tableRelease: '2026f',
  isAsSource: true,
  runtimeRelease: '2026c',
  installedVersion: '0.6.6',
  newest: { version: '0.6.6', publishedAt: 0 },
  now: 100 * DAY,
};
const judge = (changes: Partial<ZoneTableFacts> = {}) => judgeZoneTable({ ...facts, ...changes });
const appeared = (daysAgo: number) => ({ version: '0.6.7', publishedAt: (100 - daysAgo) * DAY });

describe('the check of the zone table', () => {
  it('passes when the table is from the newest source, however old Node is', () => {
    expect(judge()).toEqual({ isBehind: false, message: 'The zone table is 2026f, from the newest source.' });
  });

  it('fails when the table was not written from the installed source', () => {
    expect(judge({ isAsSource: false })).toMatchObject({
      isBehind: true,
      message: expect.stringContaining('pnpm zones'),
    });
  });

  it('fails when Node is ahead: its rules hold then, and every cold start pays for them', () => {
    expect(judge({ runtimeRelease: '2027a' })).toMatchObject({ isBehind: true });
  });

  it('names a newer source as soon as it appears, and fails two weeks later', () => {
    expect(judge({ newest: appeared(0) })).toMatchObject({
      isBehind: false,
      message: expect.stringContaining('moment-timezone 0.6.7 is 0 days old'),
    });
    expect(judge({ newest: appeared(13) }).isBehind).toBe(false);
    expect(judge({ newest: appeared(14) }).isBehind).toBe(true);
  });

  it('says that the registry did not answer, and does not fail for it', () => {
    const { newest: _, ...unreachable } = facts;
    expect(judgeZoneTable(unreachable)).toEqual({
      isBehind: false,
      message: expect.stringContaining('did not answer'),
    });
  });
});

describe("the registry's answer", () => {
  it('is read for the newest version and its day', () => {
    const answer = {
      version: '0.6.7',
      time: { created: '2014-01-01T00:00:00.000Z', '0.6.7': '2026-12-01T00:00:00.000Z' },
    };
    expect(readAnswer(JSON.stringify(answer))).toEqual({ version: '0.6.7', publishedAt: Date.UTC(2026, 11, 1) });
  });

  it.each(['', 'not json', '{}', '{"version":"0.6.7"}', '{"version":"0.6.7","time":{}}'])(
    'is none when it is %j',
    (text) => {
      expect(readAnswer(text)).toBeUndefined();
    },
  );
});
