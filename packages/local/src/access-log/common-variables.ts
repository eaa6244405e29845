import { localAccount } from '@frontdesk/service-model/local-account';
import { requestTime } from '../gateway/payload-format-2.ts';
import type { LogVariable } from './log-formatter.ts';

/** What is known when a request is done, whatever the kind of its API. */
export interface CommonAccessRecord {
  apiId: string;
  stage: string;
  requestId: string;
  routeKey: string | undefined;
  sourceIp: string;
  userAgent: string | undefined;
  startedEpochMs: number;
  status: number;
  responseLatencyMs: number;
  integrationLatencyMs: number | undefined;
  integrationStatus: number | undefined;
  integrationError: string | undefined;
  /** The message of an answer that the gateway gave itself. */
  gatewayError: string | undefined;
}

/** The `$context` variables that HTTP and WebSocket APIs have in common. */
export const commonVariables: Record<string, LogVariable<CommonAccessRecord>> = {
  accountId: () => localAccount.accountId,
  apiId: ({ apiId }) => apiId,
  'error.message': ({ gatewayError }) => gatewayError,
  'error.messageString': ({ gatewayError }) => gatewayError,
  extendedRequestId: ({ requestId }) => requestId,
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
  'identity.userAgent': ({ userAgent }) => userAgent,
  'integration.error': ({ integrationError }) => integrationError,
  'integration.latency': ({ integrationLatencyMs }) => integrationLatencyMs,
  'integration.status': ({ integrationStatus }) => integrationStatus,
  integrationErrorMessage: ({ integrationError }) => integrationError,
  integrationLatency: ({ integrationLatencyMs }) => integrationLatencyMs,
  integrationStatus: ({ integrationStatus }) => integrationStatus,
  requestId: ({ requestId }) => requestId,
  requestTime: ({ startedEpochMs }) => requestTime(startedEpochMs),
  requestTimeEpoch: ({ startedEpochMs }) => startedEpochMs,
  responseLatency: ({ responseLatencyMs }) => responseLatencyMs,
  routeKey: ({ routeKey }) => routeKey,
  stage: ({ stage }) => stage,
  status: ({ status }) => status,
};
