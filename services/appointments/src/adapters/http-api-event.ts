import { randomUUID } from 'node:crypto';
import type { Trial, TrialCall, TrialOperation } from '../domain/release-trial.ts';

interface Route {
  method: string;
  path: string;
}

const ROUTES: Readonly<Record<TrialOperation, Route>> = {
  bookAppointment: { method: 'POST', path: '/appointments' },
  cancelAppointment: { method: 'PUT', path: '/appointments/{id}/cancel' },
};

/** What the HTTP API hands a function for a request of a trial: payload format 2.0, with the claims of an agent of the test
 *  practice, as the JWT authoriser passes them on.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function httpApiEvent(
  { operation, appointmentId, idempotencyKey, body }: TrialCall,
  { practiceId }: Trial,
  { originSecret, nowEpochMs }: { originSecret: string; nowEpochMs: number },
): object {
  const { method, path } = ROUTES[operation];
  const rawPath = path.replace('{id}', appointmentId ?? '');
  const requestId = `trial-${randomUUID()}`;
  const scope = 'appointments:read appointments:write';
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath,
    rawQueryString: '',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
      'user-agent': 'frontdesk-release-trial',
      'x-frontdesk-edge': originSecret,
      'x-request-id': requestId,
    },
    requestContext: {
      accountId: 'trial',
      apiId: 'trial',
      authorizer: {
        jwt: {
          claims: { practice_id: practiceId, role: 'agent', sub: 'release-trial', scope, token_use: 'access' },
          scopes: ['appointments:write'],
        },
      },
      domainName: 'trial',
      domainPrefix: 'trial',
      http: {
        method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'frontdesk-release-trial',
      },
      requestId,
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: new Date(nowEpochMs).toUTCString(),
      timeEpoch: nowEpochMs,
    },
    ...(appointmentId !== undefined && { pathParameters: { id: appointmentId } }),
    body: JSON.stringify(body),
    isBase64Encoded: false,
  };
}
