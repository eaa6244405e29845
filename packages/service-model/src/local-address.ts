const deployedAddress = /\b(https|wss):\/\/([a-z0-9]+)\.execute-api\.[\w-]+\.amazonaws\.com(?:\/[\w-]+)?/g;

/** Replaces the deployed address of a WebSocket or REST API in a text by the local one. The first segment of the path,
 *  which is the stage in such an address, goes with it: locally, as behind a custom domain, there is one stage.
 *  `endpointOf` gives the local address of an API's id, in `http:`.
 *  [apigateway-set-up-websocket-deployment, "Invoke a WebSocket API"; how-to-call-api]
 *  @example `https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev` -> `http://127.0.0.1:4002` */
export const localAddress = (text: string, endpointOf: (apiId: string) => string | undefined): string => {
  if (!text.includes('.execute-api.')) return text;
  return text.replace(deployedAddress, (address: string, scheme: string, id: string) => {
    const endpoint = endpointOf(id);
    if (endpoint === undefined) return address;
    return scheme === 'wss' ? endpoint.replace('http:', 'ws:') : endpoint;
  });
};
