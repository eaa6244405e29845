import { randomFillSync } from 'node:crypto';

// One call for many ids: random bytes are cheap by the block and dear by the call.
const block = Buffer.alloc(8_192);
let used = block.length;

const take = (bytes: number): Buffer => {
  if (used + bytes > block.length) {
    randomFillSync(block);
    used = 0;
  }
  used += bytes;
  return block.subarray(used - bytes, used);
};

/** An `apigw-requestid`: sixteen base64 characters, the last one `=`, as HTTP APIs give them. */
export const gatewayRequestId = (): string => take(11).toString('base64');

/** A WebSocket connection's or message's id: sixteen base64 characters that need no encoding in a path but the last one, `=`. */
export const webSocketId = (): string => `${take(11).toString('base64url')}=`;

/** An X-Ray trace header for a request that brought none. [xray-concepts, "Tracing header"] */
export const traceHeader = (nowEpochMs: number): string => {
  const seconds = Math.floor(nowEpochMs / 1000).toString(16);
  return `Root=1-${seconds}-${take(12).toString('hex')}`;
};
