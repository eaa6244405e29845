import type { AuthoriserContext } from '@frontdesk/core/authoriser-context';
import type { Logger } from '@frontdesk/core/logger';
import type { Role } from '@frontdesk/core/roles';
import type * as z from 'zod/mini';
import type { Headers } from './headers.ts';

/** A request as its function sees it: checked, and with nothing of the gateway's event. */
export interface ApiRequest<Path, Query, Body> {
  path: Path;
  query: Query;
  /** Parsed by the schema; a patient's fields are Phi. */
  body: Body;
  /** The body's plain JSON, for the idempotency digest only. */
  sentBody: unknown;
  /** Names in lower case. */
  headers: Headers;
  caller: AuthoriserContext;
  requestId: string;
  logger: Logger;
  /** Epoch milliseconds by which an answer must have left. */
  deadline: number;
}

export interface ApiOperation<Path, Query, Body> {
  operationId: string;
  /** The least role that may call; absent: any. */
  role?: Role;
  pathParameters?: z.core.$ZodType<Path>;
  query?: z.core.$ZodType<Query>;
  body?: z.core.$ZodType<Body>;
}
