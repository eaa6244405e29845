/** What a WebSocket API allows. [apigateway-execution-service-websocket-limits-table] */
export const webSocketQuotas = {
  frameBytes: 32_768,
  messageBytes: 131_072,
  idleMilliseconds: 600_000,
  lifetimeMilliseconds: 7_200_000,
  integrationTimeoutMilliseconds: 29_000,
} as const;

/** Of one connection whose client does not read. What API Gateway keeps is not documented; ours is enough for 32 events
 *  of the largest frame, and small enough that some stalled clients do not fill the memory of this process. */
export const unreadLimitBytes = 1_048_576;

/** The quotas that a test or a demo may shorten. */
export interface WebSocketLimits {
  idleMilliseconds: number;
  lifetimeMilliseconds: number;
}
