import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERROR_CATALOGUE } from '@frontdesk/core/error-catalogue';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EVENT_CATALOGUE } from './events.ts';
import { generatedDocuments } from './generated-documents.ts';

const root = join(import.meta.dirname, '../../..');
const documents = generatedDocuments();

describe('generatedDocuments', () => {
  it.each(Object.entries(documents))('is what %s says; `pnpm openapi` writes it', async (path, text) => {
    expect(await readFile(join(root, path), 'utf8')).toBe(text);
  });

  it('describes every error with its status, its type and what to do', () => {
    for (const [code, { status, title }] of Object.entries(ERROR_CATALOGUE)) {
      expect(documents['docs/errors.md']).toContain(`| ${status} | ${title} |`);
      expect(documents['docs/errors.md']).toContain(`## ${code}\n`);
    }
  });

  it('describes every event with its topic and the members of its data', () => {
    for (const [name, { topic, version }] of Object.entries(EVENT_CATALOGUE)) {
      expect(documents['docs/events.md']).toContain(`](#${name.replaceAll('.', '')}) | \`${topic}\` | ${version} |`);
    }
    expect(documents['docs/events.md']).toContain('| `previous.start` | instant (RFC 3339) |');
    expect(documents['docs/events.md']).toContain("Drop an event whose `seq` is not greater than the position's.");
  });
});

describe('EVENT_CATALOGUE', () => {
  it('has no member that names or describes a patient', () => {
    const text = JSON.stringify(Object.values(EVENT_CATALOGUE).map(({ data }) => z.toJSONSchema(data)));
    expect(text).not.toMatch(/patient|givenName|familyName|birthDate|phone|email|memberId|note|"reason"/i);
  });

  it('takes no member beyond those it names', () => {
    for (const { data } of Object.values(EVENT_CATALOGUE)) {
      expect(z.toJSONSchema(data)).toMatchObject({ additionalProperties: false });
    }
  });
});
