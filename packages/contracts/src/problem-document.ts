import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import * as z from 'zod/mini';

/** RFC 9457 problem details. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  instance: z.string(),
  code: z.enum(Object.keys(ERROR_CATALOGUE) as [ErrorCode, ...ErrorCode[]]),
  errors: z.optional(z.array(z.object({ pointer: z.string(), message: z.string() }))),
});

/** What API Gateway's HTTP API answers itself. */
export const gatewayMessage = z.object({ message: z.string() });
