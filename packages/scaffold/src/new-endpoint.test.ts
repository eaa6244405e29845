import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newEndpoint } from './new-endpoint.ts';

const repository = join(import.meta.dirname, '../../..');
const WORDS = ['appointments', 'checkInPatient', 'PUT', '/appointments/{id}/check-in', 'appointments:write'];
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'frontdesk-scaffold-'));
  for (const path of ['services/appointments/serverless.yml', 'packages/contracts/src/routes/appointments.ts']) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(join(repository, path), join(root, path));
  }
});

afterEach(() => rm(root, { recursive: true }));

const written = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

describe('a new endpoint', () => {
  it('has a function, a use case and a failing test of its own', async () => {
    await newEndpoint(root, WORDS);
    expect(await written('services/appointments/src/functions/check-in-patient/handler.ts')).toContain(
      "operationId: 'checkInPatient'",
    );
    expect(await written('services/appointments/src/use-cases/check-in-patient.ts')).toContain(
      'export async function checkInPatient',
    );
    expect(await written('services/appointments/src/use-cases/check-in-patient.test.ts')).toContain('toBe(200)');
  });

  it('stands among the functions of its service, behind the authoriser', async () => {
    const before = parse(await written('services/appointments/serverless.yml'), { logLevel: 'error' });
    await newEndpoint(root, WORDS);
    const after = parse(await written('services/appointments/serverless.yml'), { logLevel: 'error' });
    const { checkInPatient, ...others } = after.functions;
    expect(others).toEqual(before.functions);
    expect({ ...after, functions: null }).toEqual({ ...before, functions: null });
    expect(checkInPatient.events[0].httpApi).toMatchObject({
      method: 'PUT',
      path: '/appointments/{id}/check-in',
      authorizer: { scopes: ['appointments:write'] },
    });
  });

  it('stands in the route table', async () => {
    await newEndpoint(root, WORDS);
    const routes = await written('packages/contracts/src/routes/appointments.ts');
    expect(routes).toMatch(/operationId: 'checkInPatient',\n {4}service: 'appointments',\n {4}method: 'PUT'/);
    expect(routes).toContain("import { recordPath } from '../identifiers.ts';");
    expect(routes.trimEnd().endsWith('];')).toBe(true);
  });

  it.each([
    {
      wrong: 'an operation that is no verb and noun',
      words: ['appointments', 'checkin', 'PUT', '/a', 'appointments:write'],
      says: 'verb and a noun',
    },
    {
      wrong: 'an unknown method',
      words: ['appointments', 'checkIn', 'PATCH', '/a', 'appointments:write'],
      says: 'The method is one of',
    },
    {
      wrong: 'a path without a slash',
      words: ['appointments', 'checkIn', 'PUT', 'a', 'appointments:write'],
      says: 'The path is',
    },
    { wrong: 'an unknown scope', words: ['appointments', 'checkIn', 'PUT', '/a', 'all'], says: 'The scope is one of' },
    {
      wrong: 'an unknown service',
      words: ['billing', 'checkIn', 'PUT', '/a', 'appointments:write'],
      says: 'There is no services/billing/serverless.yml',
    },
    { wrong: 'a missing word', words: ['appointments'], says: 'Five words' },
  ])('is refused for $wrong, and nothing is written', async ({ words, says }) => {
    const before = await written('packages/contracts/src/routes/appointments.ts');
    await expect(newEndpoint(root, words)).rejects.toThrow(says);
    expect(await written('packages/contracts/src/routes/appointments.ts')).toBe(before);
  });

  it('is not written over one that exists', async () => {
    await newEndpoint(root, WORDS);
    const before = await written('services/appointments/serverless.yml');
    await expect(newEndpoint(root, WORDS)).rejects.toThrow('is there already');
    expect(await written('services/appointments/serverless.yml')).toBe(before);
  });
});
