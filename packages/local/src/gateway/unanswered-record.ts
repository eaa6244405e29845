import type { CommonAccessRecord } from '../access-log/common-variables.ts';
import type { GatewayRequest } from './payload-format-2.ts';

/** What the access log knows of a request to an HTTP or REST API before it is answered. */
export const unansweredRecord = (
  { apiId, stage }: { apiId: string; stage: string },
  request: GatewayRequest,
  requestId: string,
): CommonAccessRecord & { method: string; path: string; protocol: string; host: string; responseLength: number } => ({
  apiId,
  stage,
  requestId,
  routeKey: undefined,
  method: request.method,
  path: request.rawPath,
  protocol: request.protocol,
  host: request.headers.host ?? '',
  sourceIp: request.sourceIp,
  userAgent: request.headers['user-agent'],
  startedEpochMs: Date.now(),
  status: 0,
  responseLength: 0,
  responseLatencyMs: 0,
  integrationLatencyMs: undefined,
  integrationStatus: undefined,
  integrationError: undefined,
  gatewayError: undefined,
});
