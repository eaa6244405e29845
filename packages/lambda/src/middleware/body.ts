import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type * as z from 'zod/mini';
import type { ApiEvent, ApiMiddleware, ChainRequest } from '../chain.ts';
import { refuseContentCoding } from '../content-coding.ts';
import { headerOf } from '../headers.ts';
import { isJsonInUtf8 } from '../json-media-type.ts';
import { readJson, requireBodySize, textOfBytes } from '../json-text.ts';

const REPLACEMENT_CHARACTER = '\ufffd';

/** Reads the request's JSON into `sentBody`. For operations that need a body; `schema` judges it later, and says which names a
 *  refusal may point at.
 *  Throws INPUT_INVALID, UNSUPPORTED_MEDIA_TYPE, CONTENT_TOO_LARGE; no error keeps what was sent. */
export function body(schema: z.core.$ZodType): ApiMiddleware {
  const readBody = (request: ChainRequest): void => {
    const { event, internal } = request;
    if (event.body === undefined || event.body === '') throw inputInvalid('', 'a JSON body is required');
    if (!isJsonInUtf8(headerOf(event, 'content-type') ?? '')) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
    refuseContentCoding(request);
    internal.sentBody = readJson(textOf(event, event.body), schema);
  };

  return { name: 'body', before: readBody };
}

function textOf(event: ApiEvent, sent: string): string {
  if (!event.isBase64Encoded) {
    requireBodySize(Buffer.byteLength(sent));
    // The gateway has put these in the place of bytes that are no UTF-8; a name must not be kept without its letters.
    if (sent.includes(REPLACEMENT_CHARACTER)) throw inputInvalid('', 'must be UTF-8, without replacement characters');
    return sent;
  }
  const bytes = Buffer.from(sent, 'base64');
  requireBodySize(bytes.length);
  return textOfBytes(bytes);
}
