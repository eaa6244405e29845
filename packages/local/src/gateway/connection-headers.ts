/** Headers of one connection only: a function never sees those of a request. [RFC 9110, 7.6.1] */
export const hopByHopHeaders: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
]);

/** Headers of a reply that the gateway sets itself, whatever the function says of them. */
export const gatewayOwnedHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'date',
  'server',
  'apigw-requestid',
]);
