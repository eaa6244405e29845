import type { RestMethod } from './method-definition.ts';
import { mediaTypeOf, type RestRequest } from './rest-request.ts';

/** The required parameters that a request lacks, by name; a blank one is missing. [api-gateway-method-request-validation] */
export const missingParameters = (
  { requiredParameters }: RestMethod,
  request: RestRequest,
  pathParameters: Readonly<Record<string, string>> | undefined,
): string[] =>
  requiredParameters.flatMap((parameter) => {
    const [, place, name = ''] = /^method\.request\.(header|querystring|path)\.(.+)$/.exec(parameter) ?? [];
    const value =
      place === 'header'
        ? request.header(name)
        : place === 'querystring'
          ? request.query(name)
          : pathParameters?.[name];
    return value === undefined || value.trim() === '' ? [name] : [];
  });

/** What is wrong with a body, when the method has a model for its type; other types pass. */
export const bodyFault = ({ bodyValidators }: RestMethod, request: RestRequest): string | undefined => {
  const validate = bodyValidators.get(mediaTypeOf(request.header('content-type'))) ?? bodyValidators.get('$default');
  return validate?.(request.body);
};
