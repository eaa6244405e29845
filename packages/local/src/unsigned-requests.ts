/** The header in which the local servers look for a key's id and a region; they verify nothing. */
export const unsignedAuthorization = (service: string, accessKeyId: string): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** Settings of an SDK client for a local server, by the service's name in signatures, such as `dynamodb`. What it does not sign is a
 *  quarter of a request's processor time. */
export function unsignedRequests(service: string, accessKeyId = 'local') {
  const authorization = unsignedAuthorization(service, accessKeyId);
  return {
    credentials: { accessKeyId, secretAccessKey: 'local' },
    signer: {
      sign: async <Request extends { headers: Record<string, string> }>(request: Request): Promise<Request> => {
        request.headers.authorization = authorization;
        return request;
      },
    },
  };
}
