import type { ErrorCode } from '@frontdesk/core/error-catalogue';
import type { Role, Scope } from '@frontdesk/core/roles';
import type * as z from 'zod/mini';

/** One route of the App API: what a caller may send and what comes back. The single source for the OpenAPI document,
 *  and what the packaged templates and the functions are tested against. */
export interface Route {
  /** The function's key in its service's serverless.yml. */
  operationId: string;
  service: 'appointments' | 'slots' | 'calls-webhook' | 'insurance' | 'realtime' | 'portal' | 'reports';
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** API Gateway's form: `/appointments/{id}`. */
  path: string;
  summary: string;
  /** What a caller must know beyond the summary. */
  description?: string;
  /** The token must carry one of these. */
  scopes: readonly [Scope, ...Scope[]];
  /** The least role that may call; absent: any. */
  role?: Role;
  idempotencyKey?: 'required' | 'optional';
  /** `If-Match` (or `If-None-Match: *` to create). */
  precondition?: true;
  pathParameters?: z.ZodMiniType;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  success: {
    status: 200 | 201 | 202 | 204;
    description: string;
    body?: z.ZodMiniType;
    headers?: readonly ('ETag' | 'Location' | 'Cache-Control' | 'Retry-After')[];
  };
  /** Answers beyond those that every route can give (400, 403, 404, 500, 503). */
  errors?: readonly ErrorCode[];
}
