import type { FoundResource } from '@frontdesk/service-model/find-resources';

/** What a REST API says itself, with the status and, where AWS's answers show one, the error type.
 *  [supported-gateway-response-types; error types and messages are recorded] */
export const gatewayErrors = {
  ACCESS_DENIED: {
    status: 403,
    errorType: 'AccessDeniedException',
    message: 'User is not authorized to access this resource',
  },
  API_CONFIGURATION_ERROR: { status: 500, errorType: 'InternalServerErrorException', message: 'Internal server error' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, errorType: 'AuthorizerConfigurationException', message: null },
  AUTHORIZER_FAILURE: { status: 500, errorType: 'AuthorizerConfigurationException', message: null },
  BAD_REQUEST_BODY: { status: 400, errorType: 'BadRequestException', message: 'Invalid request body' },
  BAD_REQUEST_PARAMETERS: { status: 400, errorType: 'BadRequestException', message: 'Bad Request' },
  DEFAULT_5XX: { status: 502, errorType: 'InternalServerErrorException', message: 'Internal server error' },
  INTEGRATION_TIMEOUT: {
    status: 504,
    errorType: 'InternalServerErrorException',
    message: 'Endpoint request timed out',
  },
  INVALID_API_KEY: { status: 403, errorType: 'ForbiddenException', message: 'Forbidden' },
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    errorType: 'MissingAuthenticationTokenException',
    message: 'Missing Authentication Token',
  },
  QUOTA_EXCEEDED: { status: 429, errorType: 'LimitExceededException', message: 'Limit Exceeded' },
  REQUEST_TOO_LARGE: {
    status: 413,
    errorType: 'RequestTooLargeException',
    message: 'HTTP content length exceeded 10485760 bytes.',
  },
  THROTTLED: { status: 429, errorType: 'TooManyRequestsException', message: 'Too Many Requests' },
  UNAUTHORIZED: { status: 401, errorType: 'UnauthorizedException', message: 'Unauthorized' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    errorType: 'UnsupportedMediaTypeException',
    message: 'Unsupported Media Type',
  },
} as const;

export type GatewayErrorType = keyof typeof gatewayErrors;

/** How an API gives one of them. */
export interface GatewayResponse {
  status: number | undefined;
  /** `gatewayresponse.header.X` with `'a value'`, `context.requestId` or `method.request.header.Origin`. */
  parameters: Readonly<Record<string, string>>;
  /** By media type; variables are substituted, and that is all. */
  templates: Readonly<Record<string, string>>;
}

export type GatewayResponses = ReadonlyMap<string, GatewayResponse>;

/** The gateway responses that an API changes, by response type. */
export const gatewayResponses = (resources: readonly FoundResource[]): GatewayResponses =>
  new Map(
    resources.map(({ Properties: properties }): [string, GatewayResponse] => [
      String(properties.ResponseType),
      {
        status: properties.StatusCode === undefined ? undefined : Number(properties.StatusCode),
        parameters: (properties.ResponseParameters ?? {}) as Record<string, string>,
        templates: (properties.ResponseTemplates ?? {}) as Record<string, string>,
      },
    ]),
  );

/** How the API gives an error: as it says for the type, or else for all of 4xx or 5xx. What it says of neither is AWS's own.
 *  A body that is too large has no such fallback: its default is plain text. [supported-gateway-response-types] */
export const responseFor = (responses: GatewayResponses, type: GatewayErrorType): GatewayResponse => {
  const { status } = gatewayErrors[type];
  const fallback =
    type === 'REQUEST_TOO_LARGE' ? undefined : responses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
  return responses.get(type) ?? fallback ?? { status: undefined, parameters: {}, templates: {} };
};
