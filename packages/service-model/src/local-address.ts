const deployedAddress = /\b(https|wss):\/\/([a-z0-9]+)\.execute-api\.[\w-]+\.amazonaws\.com(?:\/[\w-]+)?/g;

/** Replaces the deployed address of a WebSocket API in a text by the local one. The first segment of the path, which is
 *  the stage in such an address, goes with it. [apigateway-set-up-websocket-deployment, "Invoke a WebSocket API"]
 *  @example `https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev` -> `http://127.0.0.1:4002` */
export const localAddress = (text: string, endpoint: string, isWebSocketApi: (id: string) => boolean): string => {
  if (!text.includes('.execute-api.')) return text;
  return text.replace(deployedAddress, (address: string, scheme: string, id: string) => {
    if (!isWebSocketApi(id)) return address;
    return scheme === 'wss' ? endpoint.replace('http:', 'ws:') : endpoint;
  });
};
