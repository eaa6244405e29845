import { spawnSync } from 'node:child_process';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newSecret, signaturesOf, signingSecrets, withNewSecret } from './webhook-secrets.ts';

const now = Math.floor(Date.now() / 1000) * 1000;
const message = { id: 'evt_1', timestampSeconds: now / 1000, body: '{"type":"appointment.booked","data":{"seq":1}}' };
const headersOf = (signatures: string, timestampSeconds = message.timestampSeconds) => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(timestampSeconds),
  'webhook-signature': signatures,
});

const IN_PYTHON = `
import json, sys
try:
    from standardwebhooks import Webhook, WebhookVerificationError
except ImportError:
    sys.exit(42)
asked = json.load(sys.stdin)
def is_verified(secret):
    try:
        Webhook(secret).verify(asked["body"], asked["headers"])
        return True
    except WebhookVerificationError:
        return False
print(json.dumps([is_verified(secret) for secret in asked["secrets"]]))
`;

/** Whether each secret verifies the body; undefined: there is no Python with the library. */
function verdictsInPython(asked: object): boolean[] | undefined {
  const { status, error, stdout, stderr } = spawnSync('python3', ['-c', IN_PYTHON], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  if (error !== undefined || status === 42) return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as boolean[];
}

describe('the signature of a delivery', () => {
  it('is verified by the official library, and that of other bytes, ids, times and secrets is not', () => {
    const secret = newSecret();
    const verifier = new Webhook(secret.value);
    const signed = headersOf(signaturesOf(message, [secret]));
    expect(verifier.verify(message.body, signed)).toEqual(JSON.parse(message.body));
    expect(() => verifier.verify(`${message.body} `, signed)).toThrow();
    expect(() => verifier.verify(message.body, { ...signed, 'webhook-id': 'evt_2' })).toThrow();
    expect(() => verifier.verify(message.body, headersOf(signed['webhook-signature'], now / 1000 + 1))).toThrow();
    expect(() => new Webhook(newSecret().value).verify(message.body, signed)).toThrow();
  });

  it('is verified by Python’s official library, where that is installed', async ({ annotate }) => {
    const old = newSecret();
    const added = newSecret();
    const secrets = withNewSecret([old], added, { now, until: now + 60_000 });
    const headers = headersOf(signaturesOf(message, signingSecrets(secrets, now)));
    const strange = newSecret().value;
    const asked = { headers, body: message.body, secrets: [old.value, added.value, strange] };
    const verdicts = verdictsInPython(asked);
    if (verdicts === undefined) return void (await annotate('Not run: Python has no standardwebhooks here.'));
    expect(verdicts).toEqual([true, true, false]);
    expect(verdictsInPython({ ...asked, body: `${message.body} ` })).toEqual([false, false, false]);
  });

  it('is what the specification signs', () => {
    // The example of the official libraries.
    const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampSeconds: 1614265330, body: '{"test": 2432232314}' };
    expect(signaturesOf(example, [{ value: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }])).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('is of the old and the new secret while the grace lasts', () => {
    const old = newSecret();
    const added = newSecret();
    const both = withNewSecret([old], added, { now, until: now + 60_000 });
    const during = headersOf(signaturesOf(message, signingSecrets(both, now + 59_999)));
    for (const { value } of [old, added]) expect(new Webhook(value).verify(message.body, during)).toBeDefined();
    const after = headersOf(signaturesOf(message, signingSecrets(both, now + 60_000)));
    expect(new Webhook(added.value).verify(message.body, after)).toBeDefined();
    expect(() => new Webhook(old.value).verify(message.body, after)).toThrow();
  });

  it('lets one that ends before the grace end then, and five sign at once at most', () => {
    let secrets = withNewSecret([newSecret()], newSecret(), { now, until: now + 1_000 });
    secrets = withNewSecret(secrets, newSecret(), { now, until: now + 60_000 });
    expect(secrets.map(({ expiresAt }) => expiresAt)).toEqual([undefined, now + 60_000, now + 1_000]);
    for (let n = 0; n < 2; n += 1) secrets = withNewSecret(secrets, newSecret(), { now, until: now + 60_000 });
    expect(() => withNewSecret(secrets, newSecret(), { now, until: now + 60_000 })).toThrow('STATUS_CONFLICT');
    expect(withNewSecret(secrets, newSecret(), { now: now + 2_000, until: now + 60_000 })).toHaveLength(5);
  });
});
