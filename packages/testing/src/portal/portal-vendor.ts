import { randomUUID } from 'node:crypto';
import { askCloud } from '../app-api/cloud-control.ts';
import { type Call, type Practice, queryText } from '../app-api/practice.ts';
import { sendRequest, type WireAnswer } from '../app-api/send-request.ts';

export type PortalCall = Omit<Call, 'as' | 'subject'>;

/** A vendor with an account of its own at the portal. */
export class PortalVendor {
  readonly email: string;
  readonly #token: string;
  /** Its account, as the portal tells it. */
  account: { readonly id: string; readonly sandboxPracticeId: string; readonly sandboxSubscriptionId: string };

  private constructor(email: string, token: string, account: PortalVendor['account']) {
    this.email = email;
    this.#token = token;
    this.account = account;
  }

  static async signUp(name = 'Sample Vendor', email = `${randomUUID()}@vendor.test`): Promise<PortalVendor> {
    const vendor = new PortalVendor(email, await askCloud('issueVendorToken', { email }), {
      ...{ id: '', sandboxPracticeId: '', sandboxSubscriptionId: '' },
    });
    const { status, json, text } = await vendor.send({ method: 'PUT', path: '/portal/account', body: { name } });
    if (status !== 200) throw new Error(`Expected 200, got ${status}: ${text}`);
    vendor.account = json;
    return vendor;
  }

  get token(): string {
    return this.#token;
  }

  /** Sends a request with the vendor's token. */
  send({ method, path, query = {}, headers, body }: PortalCall): Promise<WireAnswer> {
    return sendRequest({
      ...{ method, path: `${path}${queryText(query)}` },
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Asks a practice for access to everything. Resolves with the subscription's id. */
  async asks({ id: practiceId }: Pick<Practice, 'id'>): Promise<string> {
    const scopes = ['appointments:read', 'appointments:write', 'insurance:read', 'insurance:write'];
    const body = { practiceId, plan: 'large', scopes, purpose: 'Online booking' };
    const { status, json, text } = await this.send({ method: 'POST', path: '/portal/subscriptions', body });
    if (status !== 201) throw new Error(`Expected 201, got ${status}: ${text}`);
    return json.id;
  }

  /** Has access to a practice, as one of its managers has approved. */
  async reaches(practice: Practice): Promise<string> {
    const id = await this.asks(practice);
    const { status, text } = await decides(practice, id, 'approve', { plan: 'small', scopes: ['appointments:read'] });
    if (status !== 200) throw new Error(`Expected 200, got ${status}: ${text}`);
    return id;
  }

  /** A new key of one of its subscriptions. */
  async key(subscriptionId: string, name = 'a key'): Promise<{ readonly keyId: string; readonly key: string }> {
    const path = `/portal/subscriptions/${subscriptionId}/keys`;
    const { status, json, text } = await this.send({ method: 'POST', path, body: { name } });
    if (status !== 201) throw new Error(`Expected 201, got ${status}: ${text}`);
    return json;
  }

  /** A webhook of one of its subscriptions. Resolves with its id. */
  async webhook(subscriptionId: string, url: string): Promise<string> {
    const path = `/portal/subscriptions/${subscriptionId}/webhooks`;
    const { status, json, text } = await this.send({ method: 'POST', path, body: { url } });
    if (status !== 201) throw new Error(`Expected 201, got ${status}: ${text}`);
    return json.id;
  }
}

/** What a manager of the practice decides on a subscription. */
export function decides(
  practice: Practice,
  subscriptionId: string,
  verb: 'approve' | 'suspend' | 'resume' | 'end',
  body?: object,
): Promise<WireAnswer> {
  const path = `/practices/${practice.id}/subscriptions/${subscriptionId}/${verb}`;
  return practice.send({ method: 'PUT', path, ...(body && { body }) });
}
