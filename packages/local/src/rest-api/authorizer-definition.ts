import type { FoundResource } from '@frontdesk/service-model/find-resources';
import { functionIn } from '../gateway/function-in-uri.ts';

/** Where an authorizer's caller is identified: `method.request.header.X-API-Key`, `context.httpMethod`, … */
export interface IdentitySource {
  place: 'header' | 'querystring' | 'stageVariables' | 'context';
  name: string;
}

/** A Lambda authorizer of type REQUEST. */
export interface AuthorizerDefinition {
  id: string;
  functionName: string;
  identitySources: readonly IdentitySource[];
  /** 0: every request asks the function. */
  ttlSeconds: number;
}

const source = /^(?:method\.request\.(header|querystring)|(stageVariables|context))\.(.+)$/;

/** Reads an AWS::ApiGateway::Authorizer. Throws when it is of a type that the local cloud does not run, or caches without
 *  an identity source. [apigateway-enable-lambda-authorizer] */
export const authorizerDefinition = ({
  physicalId: id,
  Properties: properties,
}: FoundResource): AuthorizerDefinition => {
  if (properties.Type !== 'REQUEST')
    throw new Error(`REST authorizer ${String(properties.Name)}: only authorizers of type REQUEST run locally.`);
  const functionName = functionIn(String(properties.AuthorizerUri));
  if (functionName === undefined) throw new Error(`REST authorizer ${String(properties.Name)} names no function.`);
  const identitySources = String(properties.IdentitySource ?? '')
    .split(',')
    .filter((text) => text.trim() !== '')
    .map((text) => identitySource(text.trim()));
  const ttlSeconds = Number(properties.AuthorizerResultTtlInSeconds ?? 300);
  if (ttlSeconds > 0 && identitySources.length === 0)
    throw new Error(`REST authorizer ${String(properties.Name)}: one that is cached needs an identity source.`);
  return { id, functionName, identitySources, ttlSeconds };
};

const identitySource = (text: string): IdentitySource => {
  const [, ofRequest, other, name = ''] = source.exec(text) ?? [];
  if (name === '') throw new Error(`${text} is no identity source of a REST authorizer.`);
  return { place: (ofRequest ?? other) as IdentitySource['place'], name };
};
