import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What differs from one request to the next. */
export interface RequestToSign {
  readonly method: 'POST' | 'DELETE';
  /** As it is sent: every segment URI-encoded once. */
  readonly path: string;
  /** Hexadecimal SHA-256 of the body. */
  readonly bodyHash: string;
}

export interface SignedHeaders {
  readonly 'x-amz-date': string;
  readonly authorization: string;
  readonly 'x-amz-security-token'?: string;
}

/** Signature Version 4 for `@connections`, without a promise and with all that is the same in every request of a second
 *  made once: the key, the scope, the headers' canonical form. A request costs one hash and one HMAC.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export class ConnectionSigner {
  readonly #host: string;
  readonly #region: string;
  readonly #credentials: SigningCredentials;
  #second = -1;
  #time = '';
  #scope = '';
  #key: { readonly day: string; readonly signing: KeyObject } | undefined;

  constructor(options: { host: string; region: string; credentials: SigningCredentials }) {
    this.#host = options.host;
    this.#region = options.region;
    this.#credentials = options.credentials;
  }

  sign({ method, path, bodyHash }: RequestToSign, epochMilliseconds: number): SignedHeaders {
    this.#setTime(epochMilliseconds);
    const { accessKeyId, sessionToken } = this.#credentials;
    const token = sessionToken === undefined ? '' : `x-amz-security-token:${sessionToken}\n`;
    const names = sessionToken === undefined ? 'host;x-amz-date' : 'host;x-amz-date;x-amz-security-token';
    const headers = `host:${this.#host}\nx-amz-date:${this.#time}\n${token}`;
    const canonical = `${method}\n${canonicalPath(path)}\n\n${headers}\n${names}\n${bodyHash}`;
    const toSign = `AWS4-HMAC-SHA256\n${this.#time}\n${this.#scope}\n${hash('sha256', canonical)}`;
    const signature = createHmac('sha256', this.#signingKey()).update(toSign).digest('hex');
    return {
      'x-amz-date': this.#time,
      ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${this.#scope}, SignedHeaders=${names}, Signature=${signature}`,
    };
  }

  #setTime(epochMilliseconds: number): void {
    const second = Math.floor(epochMilliseconds / 1000);
    if (second === this.#second) return;
    this.#second = second;
    this.#time = new Date(second * 1000).toISOString().replace(/[:-]|\.\d{3}/g, '');
    this.#scope = `${this.#time.slice(0, 8)}/${this.#region}/execute-api/aws4_request`;
  }

  #signingKey(): KeyObject {
    const day = this.#time.slice(0, 8);
    if (this.#key?.day !== day) {
      const ofDay = hmac(`AWS4${this.#credentials.secretAccessKey}`, day);
      const bytes = hmac(hmac(hmac(ofDay, this.#region), 'execute-api'), 'aws4_request');
      // An HMAC with bytes makes a key of them each time, which costs seven times the HMAC.
      this.#key = { day, signing: createSecretKey(bytes) };
    }
    return this.#key.signing;
  }
}

/** Every service but S3 encodes the path once more for the signature. */
function canonicalPath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~/]/g, (character) =>
    character === '%' ? '%25' : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
