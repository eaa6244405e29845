import { inputInvalid } from '@frontdesk/core/app-error';
import type { ApiEvent, ApiMiddleware, ChainRequest } from '../chain.ts';
import { refuseContentCoding } from '../content-coding.ts';
import { type Headers, lowerCased } from '../headers.ts';
import { readJsonLeniently, requireBodySize, textOfBytes } from '../json-text.ts';
import { Unauthorized } from '../unauthorized.ts';

/** A webhook's request before anything has looked into it. */
export interface RawDelivery {
  /** As they were sent: what a signature is over. */
  bytes: Buffer;
  /** Names in lower case. */
  headers: Headers;
}

/** Says who sent a delivery, or undefined when that is not shown. */
export type VerifySender<Sender> = (delivery: RawDelivery) => Promise<Sender | undefined>;

/** Verifies the sender by the raw bytes, and only then reads them as JSON, into `sentBody`, whatever their media type says.
 *  Throws Unauthorized, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE (a content coding), INPUT_INVALID and what `verify` throws. */
export function sender<Sender>(verify: VerifySender<Sender>): ApiMiddleware {
  const verifyThenRead = async (request: ChainRequest): Promise<void> => {
    const { event, internal } = request;
    const bytes = bytesOf(event);
    requireBodySize(bytes.length);
    const shown = await verify({ bytes, headers: lowerCased(event.headers) });
    if (shown === undefined) throw new Unauthorized();
    if (bytes.length === 0) throw inputInvalid('', 'a JSON body is required');
    refuseContentCoding(request);
    internal.sender = shown;
    internal.sentBody = readJsonLeniently(textOfBytes(bytes));
  };

  return { name: 'sender', before: verifyThenRead };
}

/** The HTTP API passes JSON on as text, which is the same bytes again: a body that was not UTF-8 has no signature that fits. */
function bytesOf({ body = '', isBase64Encoded }: ApiEvent): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
