import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Language as CSharp, Parser } from 'web-tree-sitter';
import { type ApiDocument, operationsOf } from '../reference/api-document.ts';
import { sampleRequest } from './sample-request.ts';
import { LANGUAGES, writeSample } from './write-sample.ts';

const file = join(import.meta.dirname, '../../../../../docs/openapi/partner-v2.json');
const operations = operationsOf(JSON.parse(readFileSync(file, 'utf8')) as ApiDocument);
const operation = (wanted: string) => operations.find(({ id }) => id === wanted)!;
const values = {
  ...{ baseUrl: 'https://api.example', apiKey: 'fd_test_1', idempotencyKey: 'k-1' },
  known: { practiceId: 'p 1', start: '2027-03-02T09:00:00-05:00', resourceIds: undefined },
};

describe('the request of a sample', () => {
  it('has the key, an idempotency key where one is taken, and the document’s example with what is known', () => {
    const { headers, body } = sampleRequest(operation('bookAppointment'), values);
    expect(Object.fromEntries(headers)).toEqual({
      'x-api-key': 'fd_test_1',
      'Idempotency-Key': 'k-1',
      'Content-Type': 'application/json',
    });
    expect(body).toMatchObject({ start: '2027-03-02T09:00:00-05:00', patient: { givenName: 'Sample' } });
    expect(body).not.toHaveProperty('resourceIds');
  });

  it('has what the query demands, and says where an id belongs that is not known', () => {
    const { url } = sampleRequest(operation('searchSlots'), values);
    expect(url).toMatch(
      /^https:\/\/api\.example\/v2\/practices\/p%201\/slots\?from=\d+-\d+-\d+&to=.*&appointmentType=exam$/,
    );
    expect(sampleRequest(operation('releaseHold'), values).url).toBe('https://api.example/v2/holds/HOLD_ID');
  });
});

describe('a sample', () => {
  const tricky = { note: `it's "quoted" \\ and\nnewline`, list: [true, null, 1.5] };
  const request = {
    method: 'POST' as const,
    ...{ url: "https://api.example/o'brien", body: tricky, isAnswered: true },
    headers: [['Content-Type', 'application/json']],
  } as const;

  it('reads the same request back from the shell’s words', () => {
    const words = [...writeSample('curl', request).matchAll(/'((?:[^']|'\\'')*)'/g)].map(([, word]) => word);
    const unquoted = words.map((word) => word!.replaceAll(`'\\''`, "'"));
    expect(unquoted[0]).toBe("https://api.example/o'brien");
    expect(JSON.parse(unquoted.at(-1)!)).toEqual(tricky);
  });

  it('is there for every operation in every language', () => {
    for (const each of operations) {
      for (const language of LANGUAGES) {
        const text = writeSample(language, sampleRequest(each, values));
        expect(text, `${each.id} in ${language}`).toContain('https://api.example/v2/');
        expect(text).toContain('fd_test_1');
        expect(text).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it('in C# is C# for its grammar, also where no .NET is there to run it', async () => {
    await Parser.init();
    const grammar = fileURLToPath(import.meta.resolve('tree-sitter-c-sharp/tree-sitter-c_sharp.wasm'));
    const parser = new Parser().setLanguage(await CSharp.load(grammar));
    const isCSharp = (text: string): boolean => parser.parse(text)?.rootNode.hasError === false;
    for (const each of operations) {
      const text = writeSample('C#', sampleRequest(each, values));
      expect(isCSharp(text), `${each.id}:\n${text}`).toBe(true);
      expect(isCSharp(text.replace(';', '')), `${each.id} without a semicolon`).toBe(false);
    }
    expect(isCSharp(writeSample('C#', request))).toBe(true);
  });
});
