import { LocalSetupError } from './local-setup-error.ts';

/** The plans that the demo's practices are on; every other practice is on the small one. */
const planOfPractice: Readonly<Record<string, string>> = { p001: 'small', p002: 'large', p003: 'enterprise' };

const demoVendor = 'Demo vendor';
const keyName = 'dev:key';

/** Where the demo's vendor tries what it may not try at a practice with patients. */
const sandbox = 'sandbox';

/** The function that operators use too, with its answer. Throws with its message when it refuses. */
export type ManageSubscriptions = (request: object) => Promise<unknown>;

interface Listed {
  id: string;
  vendor: string;
  plan: string;
  status: string;
  keys: { keyId: string; createdAt: number; revokedAt?: number; expiresAt?: number }[];
}

export interface DemoKeyRequest {
  practiceId: string;
  /** By default the practice's own. */
  plan?: string | undefined;
  /** A test key: of the sandbox, whatever the practice. */
  test?: boolean | undefined;
  /** A key that opens nothing any more. */
  revoked?: boolean | undefined;
}

/** A new key of the demo vendor's subscription at a practice; the subscription is made when there is none. Earlier keys go on
 *  opening, until there are as many as may be: then the oldest gives way. */
export const demoKey = async (request: DemoKeyRequest, manage: ManageSubscriptions): Promise<string> => {
  const practiceId = request.test ? sandbox : request.practiceId;
  const plan = request.plan ?? planOfPractice[practiceId] ?? 'small';
  const { subscriptionId, keyId, key } = (await newKey(practiceId, plan, manage)) as Record<string, string>;
  if (key === undefined) throw new LocalSetupError('What answers is not the function that makes keys.');
  if (request.revoked) await manage({ action: 'revoke', subscriptionId, keyId, now: true });
  return key;
};

/** Makes the demo vendor's subscription at a practice, unless it has one. */
export const subscribeDemoVendor = async (practiceId: string, manage: ManageSubscriptions): Promise<void> => {
  const plan = planOfPractice[practiceId] ?? 'small';
  if ((await subscriptionOf(practiceId, plan, manage)) === undefined) await newKey(practiceId, plan, manage);
};

const newKey = async (practiceId: string, plan: string, manage: ManageSubscriptions): Promise<unknown> => {
  const known = await subscriptionOf(practiceId, plan, manage);
  if (known === undefined) return manage({ action: 'create', practiceId, vendor: demoVendor, plan, keyName });
  const adding = { action: 'add-key', subscriptionId: known.id, keyName };
  const oldest = liveKeys(known).at(0);
  return manage(adding).catch(async (error: unknown) => {
    if (oldest === undefined || !String(error).includes('STATUS_CONFLICT')) throw error;
    await manage({ action: 'revoke', subscriptionId: known.id, keyId: oldest.keyId });
    return manage(adding);
  });
};

const liveKeys = ({ keys }: Listed) =>
  keys
    .filter(({ revokedAt, expiresAt = Number.POSITIVE_INFINITY }) => revokedAt === undefined && expiresAt > Date.now())
    .sort((one, other) => one.createdAt - other.createdAt);

const subscriptionOf = async (practiceId: string, plan: string, manage: ManageSubscriptions) => {
  const { items } = (await manage({ action: 'list', practiceId })) as { items: Listed[] };
  return items.find((item) => item.vendor === demoVendor && item.plan === plan && item.status !== 'ended');
};
