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

/** A vendor with a key to one practice, made as operators make it. */
export class Vendor {
  readonly #key: string;

  private constructor(key: string) {
    this.#key = key;
  }

  static async subscribedTo({ id: practiceId }: Practice, vendor = 'Sample Vendor'): Promise<Vendor> {
    const result = await askCloud('invoke', {
      functionName: 'manageSubscriptions',
      payload: { action: 'create', practiceId, vendor, plan: 'enterprise' },
    });
    if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
    return new Vendor((result.payload as { key: string }).key);
  }

  /** What nobody else may read: the key without its prefix. */
  get secret(): string {
    return this.#key.replace(/^fd_(live|test)_/, '');
  }

  /** Sends a request with the vendor's key. */
  async send({ method, path, query = {}, headers = {}, body }: Omit<Call, 'as' | 'subject'>): Promise<DoorAnswer> {
    const response = await fetch(`${sharedCloud.partnerApi}${path}${queryText(query)}`, {
      method,
      headers: {
        'x-api-key': this.#key,
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
