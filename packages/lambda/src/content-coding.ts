import { AppError } from '@frontdesk/core/app-error';
import type { ChainRequest } from './chain.ts';
import { headerOf } from './headers.ts';

const IDENTITY = /^[\t ,]*(?:identity[\t ]*(?:,[\t ,]*|$))*$/i;

/** Refuses a body that is compressed or coded otherwise, which nothing here undoes, and says so in `Accept-Encoding`
 *  (RFC 9110, sections 12.5.3 and 15.5.16). Throws UNSUPPORTED_MEDIA_TYPE. */
export function refuseContentCoding({ event, internal }: ChainRequest): void {
  if (IDENTITY.test(headerOf(event, 'content-encoding') ?? '')) return;
  internal.refusalHeaders = { 'accept-encoding': 'identity' };
  throw new AppError('UNSUPPORTED_MEDIA_TYPE', { detail: 'The body must be sent without a content coding.' });
}
