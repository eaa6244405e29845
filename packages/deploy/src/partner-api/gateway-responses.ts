import type { InputFault } from '@frontdesk/core/app-error';
import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/core/error-catalogue';
import { PROBLEM_CONTENT_TYPE, problemType } from '@frontdesk/core/problem';
import { CORS_OF_ANSWERS } from './cors.ts';
import { capitalizedWords, REST_API, type Resources } from './template-part.ts';

interface Answer {
  code: ErrorCode;
  /** In the place of the code's own. */
  status?: number;
  /** Constant: the gateway knows no better. */
  retryAfterSeconds?: number;
  /** The gateway's own sentence, where it names parameters of ours and nothing of the request. */
  detail?: true;
  /** What is wrong with the input, where the type alone says it. */
  faults?: readonly InputFault[];
}

/** What the gateway says itself, each as a problem of the catalogue. [supported-gateway-response-types] */
const ANSWERS: Readonly<Record<string, Answer>> = {
  ACCESS_DENIED: { code: 'FORBIDDEN' },
  API_CONFIGURATION_ERROR: { code: 'UNEXPECTED' },
  // The authoriser has decided nothing: it refused to look a key up, failed, or Lambda had no room for it. The key may be good.
  AUTHORIZER_CONFIGURATION_ERROR: { code: 'UNAVAILABLE', retryAfterSeconds: 1 },
  AUTHORIZER_FAILURE: { code: 'UNAVAILABLE', retryAfterSeconds: 1 },
  // A body's model asks for nothing else.
  BAD_REQUEST_BODY: { code: 'INPUT_INVALID', faults: [{ pointer: '', message: 'must be a JSON object' }] },
  BAD_REQUEST_PARAMETERS: { code: 'INPUT_INVALID', detail: true },
  DEFAULT_4XX: { code: 'INPUT_INVALID' },
  DEFAULT_5XX: { code: 'UNEXPECTED' },
  EXPIRED_TOKEN: { code: 'UNAUTHENTICATED' },
  INTEGRATION_FAILURE: { code: 'UNEXPECTED' },
  INTEGRATION_TIMEOUT: { code: 'UNAVAILABLE', status: 504, retryAfterSeconds: 1 },
  INVALID_API_KEY: { code: 'FORBIDDEN' },
  INVALID_SIGNATURE: { code: 'UNAUTHENTICATED' },
  MISSING_AUTHENTICATION_TOKEN: { code: 'NOT_FOUND' },
  QUOTA_EXCEEDED: { code: 'QUOTA_EXCEEDED', retryAfterSeconds: 3_600 },
  REQUEST_TOO_LARGE: { code: 'CONTENT_TOO_LARGE' },
  RESOURCE_NOT_FOUND: { code: 'NOT_FOUND' },
  THROTTLED: { code: 'RATE_LIMITED', retryAfterSeconds: 1 },
  UNAUTHORIZED: { code: 'UNAUTHENTICATED' },
  UNSUPPORTED_MEDIA_TYPE: { code: 'UNSUPPORTED_MEDIA_TYPE' },
  WAF_FILTERED: { code: 'FORBIDDEN' },
};

/** An AWS::ApiGateway::GatewayResponse for each type. They repeat nothing of the request: the validator's own sentence
 *  (`$context.error.validationErrorString`) can hold values of the body. */
export function gatewayResponses(): Resources {
  return Object.fromEntries(
    Object.entries(ANSWERS).map(([type, answer]) => [
      `PartnerApiSays${capitalizedWords(type.toLowerCase())}`,
      { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ...REST_API, ...gatewayResponse(type, answer) } },
    ]),
  );
}

function gatewayResponse(ResponseType: string, { code, status, retryAfterSeconds, detail, faults }: Answer): object {
  const known = ERROR_CATALOGUE[code];
  const StatusCode = status ?? known.status;
  const members = [
    `"type":"${problemType(code)}"`,
    `"title":${JSON.stringify(known.title)}`,
    `"status":${StatusCode}`,
    ...(detail ? ['"detail":$context.error.messageString'] : []),
    '"instance":"$context.requestId"',
    `"code":"${code}"`,
    ...(faults === undefined ? [] : [`"errors":${JSON.stringify(faults)}`]),
  ];
  const headers: Readonly<Record<string, string>> = {
    // The template's own type is chosen by the request's Accept header.
    'Content-Type': `'${PROBLEM_CONTENT_TYPE}'`,
    'Cache-Control': "'no-store'",
    ...CORS_OF_ANSWERS,
    ...(retryAfterSeconds !== undefined && { 'Retry-After': `'${retryAfterSeconds}'` }),
  };
  return {
    ResponseType,
    StatusCode: String(StatusCode),
    ResponseParameters: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, value]),
    ),
    ResponseTemplates: { 'application/json': `{${members.join(',')}}` },
  };
}
