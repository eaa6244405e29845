import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Signs POST requests to `/` of one service in one region, every header included.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export class RequestSigner {
  readonly #region: string;
  readonly #service: string;
  readonly #host: string;
  #key: { day: string; secret: string; bytes: Buffer } | undefined;

  constructor({ region, service, host }: { region: string; service: string; host: string }) {
    this.#region = region;
    this.#service = service;
    this.#host = host;
  }

  /** The headers as they are to be sent; names in `headers` are in lower case. */
  sign(
    headers: Readonly<Record<string, string>>,
    body: string,
    { accessKeyId, secretAccessKey, sessionToken }: Credentials,
    at: Date,
  ): Record<string, string> {
    const time = at.toISOString().replace(/[:-]|\.\d{3}/g, '');
    const day = time.slice(0, 8);
    const sent: Record<string, string> = {
      ...headers,
      host: this.#host,
      'x-amz-date': time,
      ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
    };
    const names = Object.keys(sent).sort();
    const signedNames = names.join(';');
    const canonicalHeaders = names.map((name) => `${name}:${sent[name]}\n`).join('');
    const canonicalRequest = `POST\n/\n\n${canonicalHeaders}\n${signedNames}\n${sha256(body)}`;
    const scope = `${day}/${this.#region}/${this.#service}/aws4_request`;
    const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonicalRequest)}`;
    const signature = createHmac('sha256', this.#signingKey(secretAccessKey, day)).update(toSign).digest('hex');
    const credential = `${accessKeyId}/${scope}`;
    sent.authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedNames}, Signature=${signature}`;
    return sent;
  }

  /** A day's key; the day and the secret are all that it depends on. */
  #signingKey(secret: string, day: string): Buffer {
    if (this.#key?.day !== day || this.#key.secret !== secret) {
      const ofDay = hmac(`AWS4${secret}`, day);
      const bytes = hmac(hmac(hmac(ofDay, this.#region), this.#service), 'aws4_request');
      this.#key = { day, secret, bytes };
    }
    return this.#key.bytes;
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
