import type { PLANS } from '@frontdesk/core/plans';
import { askCloud } from '../app-api/cloud-control.ts';
import { type Call, type Practice, queryText } from '../app-api/practice.ts';
import { sharedCloud } from '../app-api/shared-cloud-addresses.ts';

/** What the vendors' door answers. */
export interface DoorAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any;
}

export type DoorCall = Omit<Call, 'as' | 'subject'>;
type PlanName = keyof typeof PLANS;

const first = new Map<string, Vendor>();

/** A vendor with a key to one practice, made as operators make it. */
export class Vendor {
  readonly #key: string;

  private constructor(key: string) {
    this.#key = key;
  }

  static async subscribedTo(
    { id: practiceId }: Practice,
    vendor = 'Sample Vendor',
    plan: PlanName = 'enterprise',
  ): Promise<Vendor> {
    const result = await askCloud('invoke', {
      functionName: 'manageSubscriptions',
      payload: { action: 'create', practiceId, vendor, plan },
    });
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
    const subscribed = new Vendor((result.payload as { key: string }).key);
    if (!first.has(practiceId)) first.set(practiceId, subscribed);
    return subscribed;
  }

  /** The one that was subscribed to the practice before all others. */
  static firstOf({ id }: Practice): Vendor {
    const vendor = first.get(id);
    if (vendor === undefined) throw new Error('The practice has no vendor.');
    return vendor;
  }

  /** What nobody else may read: the key without its prefix. */
  get secret(): string {
    return this.#key.replace(/^fd_(live|test)_/, '');
  }

  /** What the vendor shows at the door. */
  get headers(): Readonly<Record<string, string>> {
    return { 'x-api-key': this.#key };
  }

  /** Sends a request with the vendor's key. */
  send({ headers, ...call }: DoorCall): Promise<DoorAnswer> {
    return Vendor.sendWithout({ ...call, headers: { ...this.headers, ...headers } });
  }

  /** Sends a request as it is, with no key. */
  static async sendWithout({ method, path, query = {}, headers = {}, body }: DoorCall): Promise<DoorAnswer> {
    const response = await fetch(`${sharedCloud.partnerApi}${path}${queryText(query)}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(headers as Record<string, string>),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text === '' ? undefined : JSON.parse(text),
    };
  }
}
