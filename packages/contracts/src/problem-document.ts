import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import * as z from 'zod';

/** RFC 9457 problem details. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string(),
  code: z.enum(Object.keys(ERROR_CATALOGUE) as [ErrorCode, ...ErrorCode[]]),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
});

/** What API Gateway's HTTP API answers itself. */
export const gatewayMessage = z.object({ message: z.string() });
