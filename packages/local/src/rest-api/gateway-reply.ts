import type { GatewayReply } from '../gateway/reply-format-2.ts';
import { type GatewayErrorType, type GatewayResponses, gatewayErrors, responseFor } from './gateway-responses.ts';
import type { RestRecord } from './rest-access-log.ts';
import type { RestRequest } from './rest-request.ts';
import { mappedValue, substituted } from './substitution.ts';

export interface GatewayErrorDetail {
  /** In the place of the type's own message. */
  message?: string;
  /** What a body's model found; it can hold the caller's values. */
  validationError?: string;
}

const ownTemplate = '{"message":$context.error.messageString}';

/** The answer that the gateway gives itself, in the form that the API wants for its type. The record learns of it first,
 *  so that the API's templates may use it. [api-gateway-gatewayResponse-definition] */
export const gatewayReply = (
  responses: GatewayResponses,
  type: GatewayErrorType,
  request: RestRequest,
  record: RestRecord,
  { message, validationError }: GatewayErrorDetail = {},
): GatewayReply => {
  const error = gatewayErrors[type];
  record.gatewayError = message ?? error.message ?? undefined;
  record.responseType = type;
  record.validationError = validationError;
  const { status, parameters, templates } = responseFor(responses, type);
  const [mediaType, template] = templateFor(templates, request.header('accept'));
  const headers: Record<string, string> = { 'content-type': mediaType, 'x-amzn-errortype': error.errorType };
  const isPlain = type === 'REQUEST_TOO_LARGE' && template === ownTemplate;
  if (isPlain) headers['content-type'] = 'text/plain';
  for (const [name, expression] of Object.entries(parameters)) {
    const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
    const value = header && mappedValue(expression, request, record);
    if (header && value !== undefined) headers[header.toLowerCase()] = value;
  }
  const body = isPlain ? error.message : substituted(template, record);
  return { status: status ?? error.status, headers, body: body ?? '' };
};

// The one that the client accepts, or JSON, or the first.
const templateFor = (
  templates: Readonly<Record<string, string>>,
  accept = '',
): [mediaType: string, template: string] => {
  const all = Object.entries(templates);
  const accepted = accept.split(',').map((part) => part.split(';', 1)[0]?.trim().toLowerCase());
  const chosen =
    all.find(([mediaType]) => accepted.includes(mediaType.toLowerCase())) ??
    all.find(([mediaType]) => mediaType === 'application/json') ??
    all[0];
  return chosen ?? ['application/json', ownTemplate];
};
