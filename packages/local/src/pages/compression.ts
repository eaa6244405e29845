import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compress = {
  // The best takes a second for the page's script.
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};
type Encoding = keyof typeof compress;

/** What CloudFront compresses is from 1,000 to 10,000,000 bytes long. All types of the page's files are on its list.
 *  [cloudfront: ServingCompressedFiles] */
const smallest = 1_000;
const largest = 10_000_000;

/** The encoding that CloudFront chooses for a viewer: Brotli before gzip when both are accepted. */
export const chosenEncoding = (acceptEncoding: string | undefined, length: number): Encoding | undefined => {
  if (length < smallest || length > largest) return undefined;
  const accepted = (acceptEncoding ?? '').split(',').map((part) => part.trim().toLowerCase());
  const accepts = (encoding: string): boolean =>
    accepted.some(
      (part) => part.startsWith(encoding) && /^(?:;\s*q=(?!0(?:\.0*)?$).*)?$/.test(part.slice(encoding.length)),
    );
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : undefined;
};

/** Compresses each body once. A key stands for the same bytes for ever. */
export class CompressedBodies {
  readonly #bodies = new Map<string, Promise<Buffer>>();

  of(key: string, body: Buffer, encoding: Encoding): Promise<Buffer> {
    const name = `${encoding} ${key}`;
    const known = this.#bodies.get(name) ?? compress[encoding](body);
    this.#bodies.set(name, known);
    return known;
  }
}
