import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SetClock } from '@frontdesk/testing/set-clock';
import { afterAll, describe, expect, it } from 'vitest';
import { CachedSecret } from './cached-secret.ts';
import { type OtherVersion, readManagedSecret } from './managed-secret.ts';
import { secretSource } from './secret-source.ts';

type Answers = Readonly<Record<string, string | Error>>;

function managed(answers: Answers): Pick<SecretsManagerClient, 'send'> {
  const send = async ({ input }: { input: { VersionStage?: string } }) => {
    const answer = answers[input.VersionStage ?? ''];
    if (answer instanceof Error) throw answer;
    return { SecretString: answer };
  };
  return { send } as unknown as Pick<SecretsManagerClient, 'send'>;
}
const named = (name: string): Error => Object.assign(new Error('no'), { name });
const MISSING = named('ResourceNotFoundException');
const BOTH: readonly OtherVersion[] = ['AWSPREVIOUS', 'AWSPENDING'];

describe('a secret in Secrets Manager', () => {
  it('is its current value, then those that are asked for too', async () => {
    const client = managed({ AWSCURRENT: 'b', AWSPREVIOUS: 'a', AWSPENDING: 'c' });
    expect(await readManagedSecret(client, 'id', BOTH)).toEqual(['b', 'a', 'c']);
    expect(await readManagedSecret(client, 'id', ['AWSPREVIOUS'])).toEqual(['b', 'a']);
  });

  it('is one value when it was never rotated, and is not being so', async () => {
    const client = managed({ AWSCURRENT: 'b', AWSPREVIOUS: MISSING, AWSPENDING: MISSING });
    expect(await readManagedSecret(client, 'id', BOTH)).toEqual(['b']);
  });

  it.each([
    { AWSCURRENT: MISSING, AWSPREVIOUS: 'a' },
    { AWSCURRENT: 'b', AWSPREVIOUS: named('InternalServiceError') },
  ])('is unavailable when it cannot be read', async (answers) => {
    const reading = readManagedSecret(managed(answers), 'id', ['AWSPREVIOUS']);
    await expect(reading).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('a secret in the container', () => {
  const cached = () => {
    const clock = new SetClock('2027-03-01T16:00:00Z');
    let readings = 0;
    let broken = false;
    const read = async () => {
      readings += 1;
      if (broken) throw new Error('no');
      return `secret-${readings}`;
    };
    const secrets = new CachedSecret({ read, clock });
    return { clock, secrets, readings: () => readings, break: (is: boolean) => (broken = is) };
  };

  it('is read once by all who need it at once, and again after five minutes', async () => {
    const { secrets, clock, readings } = cached();
    await Promise.all([secrets.valid(), secrets.valid()]);
    clock.advance(299);
    expect(await secrets.valid()).toBe('secret-1');
    clock.advance(1);
    expect(await secrets.valid()).toBe('secret-2');
    expect(readings()).toBe(2);
  });

  it('is read anew on demand, but not by everybody who has a wrong one', async () => {
    const { secrets, clock, readings } = cached();
    await secrets.valid();
    expect(await secrets.reread()).toBeUndefined();
    clock.advance(10);
    expect(await secrets.reread()).toBe('secret-2');
    for (let attempt = 0; attempt < 100; attempt += 1) expect(await secrets.reread()).toBeUndefined();
    expect(readings()).toBe(2);
  });

  it('is read again after a reading that failed', async () => {
    const { secrets, break: breakIt } = cached();
    breakIt(true);
    await expect(secrets.valid()).rejects.toThrow('no');
    breakIt(false);
    expect(await secrets.valid()).toBe('secret-2');
  });
});

describe('a secret in a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'frontdesk-secret-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const clock = new SetClock('2027-03-01T16:00:00Z');
  const fileSource = (file: string, secretId: string) => {
    return secretSource({ secretId, file, others: [], clock, parse: (values) => values });
  };

  it('is that of its id, and kept as one in Secrets Manager is', async () => {
    const path = join(directory, 'secrets.json');
    writeFileSync(path, JSON.stringify({ id: ['a'] }));
    const secrets = fileSource(path, 'id');
    expect(await secrets.valid()).toEqual(['a']);
    writeFileSync(path, JSON.stringify({ id: ['b', 'a'] }));
    expect(await secrets.valid()).toEqual(['a']);
    clock.advance(10);
    expect(await secrets.reread()).toEqual(['b', 'a']);
    expect(await secrets.valid()).toEqual(['b', 'a']);
    expect(await fileSource(path, 'other').valid()).toEqual([]);
  });

  it('is unavailable without the file', async () => {
    const secrets = fileSource(join(directory, 'none.json'), 'id');
    await expect(secrets.valid()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
