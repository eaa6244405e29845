import type { SecretSource } from '@frontdesk/aws/secret-source';
import type { Clock } from '@frontdesk/core/clock';
import * as z from 'zod/mini';
import { membersOf, named } from '../domain/door-answer.ts';
import { Refused } from '../domain/refused.ts';
import type { ClientTokens } from '../ports/client-tokens.ts';
import type { Web } from '../ports/web.ts';

/** A token is kept until so long before it expires: each one costs. */
const MARGIN_MILLISECONDS = 60_000;

const clientSchema = z.object({ clientId: z.string(), clientSecret: z.string() });
export type OAuthClient = z.output<typeof clientSchema>;
const tokenSchema = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() });

/** The client in the value of its secret. Throws Refused. */
export function oAuthClientOf([value = '']: readonly string[]): OAuthClient {
  const parsed = clientSchema.safeParse(membersOf({ body: value }));
  if (!parsed.success) throw new Refused('secret without a client');
  return parsed.data;
}

export interface ClientCredentialsOptions {
  /** Cognito's token endpoint. */
  tokenUrl: string;
  client: SecretSource<OAuthClient>;
  web: Web;
  clock: Clock;
}

/** Tokens by client credentials (RFC 6749, section 4.4), with all of the client's scopes, kept in the container.
 *  https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html */
export class ClientCredentials implements ClientTokens {
  readonly #options: ClientCredentialsOptions;
  #kept: { readonly token: string; readonly untilEpochMs: number } | undefined;

  constructor(options: ClientCredentialsOptions) {
    this.#options = options;
  }

  async current(): Promise<string> {
    const { client, clock } = this.#options;
    const now = clock.now();
    if (this.#kept !== undefined && now < this.#kept.untilEpochMs) return this.#kept.token;
    const answered = await this.#ask(await client.valid());
    const { access_token: token, expires_in: seconds } =
      'why' in answered ? await this.#askAnew(answered.why) : answered;
    this.#kept = { token, untilEpochMs: now + seconds * 1000 - MARGIN_MILLISECONDS };
    return token;
  }

  forget(): void {
    this.#kept = undefined;
  }

  /** The client may have been replaced since its secret was read. Throws Refused. */
  async #askAnew(why: string): Promise<z.output<typeof tokenSchema>> {
    const client = await this.#options.client.reread();
    const answered = client === undefined ? { why } : await this.#ask(client);
    if ('why' in answered) throw new Refused(answered.why);
    return answered;
  }

  async #ask({ clientId, clientSecret }: OAuthClient): Promise<z.output<typeof tokenSchema> | { why: string }> {
    const answer = await this.#options.web.ask({
      url: this.#options.tokenUrl,
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    if (answer.status !== 200) return { why: named(answer) };
    const parsed = tokenSchema.safeParse(membersOf(answer));
    return parsed.success ? parsed.data : { why: `${named(answer)} without a token` };
  }
}
