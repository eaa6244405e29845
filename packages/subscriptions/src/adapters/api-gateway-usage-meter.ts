import { type APIGatewayClient, GetUsageCommand } from '@aws-sdk/client-api-gateway';
import { retriedRead } from '@frontdesk/aws/retried';
import type { DayUsage, UsageMeter } from '../ports/key-meter.ts';

/** What API Gateway has counted. It counts at best effort.
 *  https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsage.html */
export class ApiGatewayUsageMeter implements UsageMeter {
  readonly #client: APIGatewayClient;

  constructor({ client }: { client: APIGatewayClient }) {
    this.#client = client;
  }

  async usageOn(day: string, { id: keyId, usagePlanId }: Parameters<UsageMeter['usageOn']>[1]): Promise<DayUsage> {
    const read = new GetUsageCommand({ usagePlanId, keyId, startDate: day, endDate: day });
    const { items } = await retriedRead(() => this.#client.send(read));
    const [used = 0, left] = items?.[keyId]?.[0] ?? [];
    return { used, ...(left !== undefined && { left }) };
  }
}
