import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { RateLimitRing } from '@frontdesk/core/rate-limit-ring';

/** What an update of a caller's item says. */
export type Write = Pick<
  UpdateItemCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** Counts one request in a sub-window, if there is room. */
export function oneMore(subWindow: number): Write {
  return {
    UpdateExpression: 'ADD #count :one',
    ConditionExpression: 'subWindow = :subWindow AND #count < room',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':one': { N: '1' }, ':subWindow': { N: String(subWindow) } },
  };
}

/** Counts several requests in a sub-window whose room is known, if there is room for all. */
export function more({ subWindow, room }: RateLimitRing, requests: number): Write {
  return {
    UpdateExpression: 'ADD #count :requests',
    ConditionExpression: 'subWindow = :subWindow AND #count <= :most',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: {
      ':requests': { N: String(requests) },
      ':subWindow': { N: String(subWindow) },
      ':most': { N: String(room - requests) },
    },
  };
}
