import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Credentials } from '../../use-cases/authorise-connection.ts';

const BEARER = /^Bearer +(\S+)$/i;

/** What a handshake brings: a ticket in the query, which a browser can send, or a token in `Authorization`. */
export function credentialsIn({
  headers,
  queryStringParameters,
}: Pick<APIGatewayRequestAuthorizerEvent, 'headers' | 'queryStringParameters'>): Credentials {
  const [, authorization] =
    Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return {
    ticket: queryStringParameters?.ticket,
    accessToken: authorization === undefined ? undefined : BEARER.exec(authorization)?.[1],
  };
}
