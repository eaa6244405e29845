import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SetClock } from '@frontdesk/testing/set-clock';
import { afterAll, describe, expect, it } from 'vitest';
import type { SenderSecret } from '../domain/webhook-sender.ts';
import { CachedWebhookSecrets } from './cached-webhook-secrets.ts';
import { FileWebhookSecrets } from './file-webhook-secrets.ts';
import { readManagedSecrets } from './secrets-manager-webhook-secrets.ts';

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

const LONG = 'x'.repeat(32);
const secretOf = (name: string, sender = 'default', practices: SenderSecret['practices'] = '*'): SenderSecret => ({
  sender,
  secret: `whsec_${name}${LONG}`,
  practices,
});
const [A, B] = [`whsec_a${LONG}`, `whsec_b${LONG}`];

describe('secrets in Secrets Manager', () => {
  it('are the current and the previous one', async () => {
    const client = managed({ AWSCURRENT: `${B}\n`, AWSPREVIOUS: A });
    expect(await readManagedSecrets(client, 'id')).toEqual([secretOf('b'), secretOf('a')]);
  });

  it('is one when it was never rotated', async () => {
    const client = managed({ AWSCURRENT: B, AWSPREVIOUS: named('ResourceNotFoundException') });
    expect(await readManagedSecrets(client, 'id')).toEqual([secretOf('b')]);
  });

  it('may name senders, each with its secrets and the practices that it may speak for', async () => {
    const senders = {
      connect: { secrets: [A], practices: '*' },
      vendor: { secrets: [B, `${B}2`], practices: ['p001', 'p002'] },
      careless: { secrets: ['short'], practices: '*' },
    };
    const client = managed({ AWSCURRENT: JSON.stringify({ senders }), AWSPREVIOUS: A });
    expect(await readManagedSecrets(client, 'id')).toEqual([
      secretOf('a', 'connect'),
      secretOf('b', 'vendor', ['p001', 'p002']),
      { ...secretOf('b', 'vendor', ['p001', 'p002']), secret: `${B}2` },
      secretOf('a'),
    ]);
  });

  it('open nothing when they could be guessed', async () => {
    expect(await readManagedSecrets(managed({ AWSCURRENT: 'monday', AWSPREVIOUS: '' }), 'id')).toEqual([]);
  });

  it.each([
    { AWSCURRENT: named('ResourceNotFoundException'), AWSPREVIOUS: A },
    { AWSCURRENT: B, AWSPREVIOUS: named('InternalServiceError') },
    { AWSCURRENT: '{"senders": {"vendor": {"secrets": "one"}}}', AWSPREVIOUS: A },
    { AWSCURRENT: '{"senders"', AWSPREVIOUS: A },
  ])('are unavailable when they cannot be read', async (answers) => {
    await expect(readManagedSecrets(managed(answers), 'id')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('secrets in the container', () => {
  const cached = () => {
    const clock = new SetClock('2027-03-01T16:00:00Z');
    let readings = 0;
    let broken = false;
    const read = async () => {
      readings += 1;
      if (broken) throw new Error('no');
      return [secretOf(`secret-${readings}`)];
    };
    const secrets = new CachedWebhookSecrets({ read, clock });
    return { clock, secrets, readings: () => readings, break: (is: boolean) => (broken = is) };
  };

  it('are read once by all who need them at once, and again after five minutes', async () => {
    const { secrets, clock, readings } = cached();
    await Promise.all([secrets.valid(), secrets.valid()]);
    clock.advance(299);
    expect(await secrets.valid()).toEqual([secretOf('secret-1')]);
    clock.advance(1);
    expect(await secrets.valid()).toEqual([secretOf('secret-2')]);
    expect(readings()).toBe(2);
  });

  it('are read anew on demand, but not by everybody who has a wrong one', async () => {
    const { secrets, clock, readings } = cached();
    await secrets.valid();
    expect(await secrets.reread()).toBeUndefined();
    clock.advance(10);
    expect(await secrets.reread()).toEqual([secretOf('secret-2')]);
    for (let attempt = 0; attempt < 100; attempt += 1) expect(await secrets.reread()).toBeUndefined();
    expect(readings()).toBe(2);
  });

  it('are read again after a reading that failed', async () => {
    const { secrets, break: breakIt } = cached();
    breakIt(true);
    await expect(secrets.valid()).rejects.toThrow('no');
    breakIt(false);
    expect(await secrets.valid()).toEqual([secretOf('secret-2')]);
  });
});

describe('secrets in a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'frontdesk-webhook-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  it('are those of their id, as the file is now', async () => {
    const path = join(directory, 'secrets.json');
    writeFileSync(path, JSON.stringify({ id: [A] }));
    const secrets = new FileWebhookSecrets({ path, secretId: 'id' });
    expect(await secrets.valid()).toEqual([secretOf('a')]);
    writeFileSync(path, JSON.stringify({ id: [B, A] }));
    expect(await secrets.valid()).toEqual([secretOf('b'), secretOf('a')]);
    expect(await new FileWebhookSecrets({ path, secretId: 'other' }).valid()).toEqual([]);
  });

  it('are unavailable without the file', async () => {
    const secrets = new FileWebhookSecrets({ path: join(directory, 'none.json'), secretId: 'id' });
    await expect(secrets.valid()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
