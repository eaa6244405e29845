import type { GatewayReply } from '../gateway/reply-format-2.ts';
import type { IntegrationDefinition } from './integration-definition.ts';
import type { RestRecord } from './rest-access-log.ts';
import { mediaTypeOf, type RestRequest } from './rest-request.ts';
import { mappedValue, substituted } from './substitution.ts';

type MockIntegration = Extract<IntegrationDefinition, { type: 'MOCK' }>;

/** Whether a body of this type may go on to the integration: with a template of its own, or passed through.
 *  [integration-passthrough-behaviors] */
export const takesMediaType = (integration: IntegrationDefinition, request: RestRequest): boolean => {
  const { requestTemplates, passthrough } = integration;
  if (templateOf(requestTemplates, mediaTypeOf(request.header('content-type'))) !== undefined) return true;
  if (passthrough === 'NEVER') return false;
  return passthrough === 'WHEN_NO_MATCH' || Object.keys(requestTemplates).length === 0;
};

/** Answers without a function: the request template gives a status, which selects the answer. Undefined when it gives
 *  none, or none is selected. [how-to-mock-integration] */
export const mockReply = (
  integration: MockIntegration,
  request: RestRequest,
  record: RestRecord,
): GatewayReply | undefined => {
  const template = templateOf(integration.requestTemplates, mediaTypeOf(request.header('content-type')));
  const status = statusIn(template === undefined ? request.body.toString() : substituted(template, record));
  if (status === undefined) return undefined;
  const response =
    integration.responses.find(({ selection }) => selection?.test(String(status))) ??
    integration.responses.find(({ selection }) => selection === undefined);
  if (response === undefined) return undefined;
  const [mediaType, body] = answerTemplate(response.templates, request.header('accept'));
  const headers: Record<string, string> = { 'content-type': mediaType };
  for (const [name, expression] of Object.entries(response.parameters)) {
    const header = /^method\.response\.header\.(.+)$/.exec(name)?.[1];
    const value = header && mappedValue(expression, request, record);
    if (header && value !== undefined) headers[header.toLowerCase()] = value;
  }
  return { status: response.status, headers, body: substituted(body, record) };
};

type Templates = Readonly<Record<string, string>>;

const templateOf = (templates: Templates, mediaType: string): string | undefined => templates[mediaType];

const answerTemplate = (templates: Templates, accept = ''): [mediaType: string, template: string] => {
  const [wanted = ''] = accept.split(/[,;]/, 1);
  const accepted = templates[wanted.trim()];
  if (accepted !== undefined) return [wanted.trim(), accepted];
  return Object.entries(templates)[0] ?? ['application/json', ''];
};

const statusIn = (text: string): number | undefined => {
  try {
    const status: unknown = JSON.parse(text).statusCode;
    return typeof status === 'number' ? status : undefined;
  } catch {
    return undefined;
  }
};
