import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { localSecretAccessKey } from '../runtime/function-environment.ts';

/** A request as it came. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Why S3 refuses a request. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export type SignatureFault = 'AccessDenied' | 'RequestTimeTooSkewed' | 'SignatureDoesNotMatch' | 'Request has expired';

const MOST_SKEW_MILLISECONDS = 15 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** What is wrong with the signature of a request, in its headers or in a presigned address: it is signed again with the functions' own credentials by
 *  the SDK's signer and compared. Undefined: nothing. */
export async function signatureFault(request: ReceivedRequest, now: number): Promise<SignatureFault | undefined> {
  const { pathname, searchParams } = new URL(request.url, 'http://s3');
  const presigned = searchParams.get('X-Amz-Signature');
  const { authorization } = request.headers;
  if (presigned !== null) return presignedFault(request, pathname, searchParams, now);
  if (typeof authorization !== 'string') return 'AccessDenied';
  const [, keyId, region = '', names = '', signature = ''] = AUTHORIZATION.exec(authorization) ?? [];
  if (keyId === undefined) return 'AccessDenied';
  const signedAt = instantOf(String(request.headers['x-amz-date']));
  if (!(Math.abs(now - signedAt) <= MOST_SKEW_MILLISECONDS)) return 'RequestTimeTooSkewed';
  const again = await signer(keyId, region).sign(
    {
      ...bare(request, pathname),
      query: Object.fromEntries(searchParams),
      headers: headersNamed(names.split(';'), request),
    },
    { signingDate: new Date(signedAt) },
  );
  return String(again.headers.authorization).endsWith(`Signature=${signature}`) ? undefined : 'SignatureDoesNotMatch';
}

async function presignedFault(
  request: ReceivedRequest,
  pathname: string,
  query: URLSearchParams,
  now: number,
): Promise<SignatureFault | undefined> {
  const [keyId = '', , region = ''] = (query.get('X-Amz-Credential') ?? '').split('/');
  const signedAt = instantOf(query.get('X-Amz-Date') ?? '');
  const expiresIn = Number(query.get('X-Amz-Expires'));
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  if (Number.isNaN(signedAt) || Number.isNaN(expiresIn) || keyId === '') return 'AccessDenied';
  const again = await signer(keyId, region).presign(
    {
      ...bare(request, pathname),
      query: Object.fromEntries([...query].filter(([name]) => !name.startsWith('X-Amz-'))),
      headers: {
        ...headersNamed(names, request),
        'X-Amz-Content-Sha256': query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
      },
    },
    { signingDate: new Date(signedAt), expiresIn },
  );
  if (!isSame(String(again.query?.['X-Amz-Signature']), query.get('X-Amz-Signature') ?? '')) {
    return 'SignatureDoesNotMatch';
  }
  return now >= signedAt + expiresIn * 1000 ? 'Request has expired' : undefined;
}

function signer(accessKeyId: string, region: string): SignatureV4 {
  return new SignatureV4({
    service: 's3',
    region,
    credentials: { accessKeyId, secretAccessKey: localSecretAccessKey },
    sha256: NodeHash,
    uriEscapePath: false,
  });
}

/** The signer's hash, by Node.js. */
class NodeHash {
  readonly #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(chunk: Uint8Array): void {
    this.#hash.update(chunk);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

function bytesOf(secret: string | ArrayBuffer | ArrayBufferView): string | Buffer {
  if (typeof secret === 'string') return secret;
  return ArrayBuffer.isView(secret)
    ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
    : Buffer.from(secret);
}

const bare = ({ method, headers }: ReceivedRequest, path: string) => ({
  method,
  protocol: 'http:',
  hostname: String(headers.host),
  path,
});

const headersNamed = (names: readonly string[], { headers }: ReceivedRequest): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Of `20270301T120000Z`; NaN when it is none. */
const instantOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
