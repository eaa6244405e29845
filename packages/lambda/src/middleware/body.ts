import { AppError, inputInvalid } from '@frontdesk/core/app-error';
import type { ApiEvent, ApiMiddleware, ChainRequest } from '../chain.ts';
import { headerOf } from '../headers.ts';
import { readJson, requireBodySize, textOfBytes } from '../json-text.ts';

const JSON_IN_UTF8 = /^application\/json\s*(?:;\s*charset\s*=\s*(?:utf-8|"utf-8")\s*)?;?\s*$/i;
const REPLACEMENT_CHARACTER = '\ufffd';

/** Reads the request's JSON into `sentBody`. For operations that need a body.
 *  Throws INPUT_INVALID, UNSUPPORTED_MEDIA_TYPE, CONTENT_TOO_LARGE; no error keeps what was sent. */
export function body(): ApiMiddleware {
  const readBody = ({ event, internal }: ChainRequest): void => {
    if (event.body === undefined || event.body === '') throw inputInvalid('', 'a JSON body is required');
    if (!JSON_IN_UTF8.test(headerOf(event, 'content-type') ?? '')) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
    internal.sentBody = readJson(textOf(event, event.body));
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
