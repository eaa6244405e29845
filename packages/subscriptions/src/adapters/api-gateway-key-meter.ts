import {
  type APIGatewayClient,
  ConflictException,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  FlushStageAuthorizersCacheCommand,
  GetApiKeysCommand,
  NotFoundException,
} from '@aws-sdk/client-api-gateway';
import { retried } from '@frontdesk/aws/retried';
import type { MeteredKey, PlanName } from '../domain/subscription.ts';
import type { KeyMeter } from '../ports/key-meter.ts';

export interface KeyMeterOptions {
  readonly client: APIGatewayClient;
  readonly restApiId: string;
  readonly stage: string;
  readonly usagePlanIds: Readonly<Record<PlanName, string>>;
}

/** An account may change five keys a second. [api-gateway limits] */
const ATTEMPTS = 6;

/** Metered keys in API Gateway, one for each subscription, found by its name. A key of API Gateway is 20 to 128 letters and digits,
 *  so a vendor's own key cannot be one; and with the source AUTHORIZER a caller who sends it gets nowhere.
 *  https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html */
export class ApiGatewayKeyMeter implements KeyMeter {
  readonly #options: KeyMeterOptions;

  constructor(options: KeyMeterOptions) {
    this.#options = options;
  }

  /** Two at the same time, and an answer that was lost, may leave a key that nothing uses: API Gateway does not keep names apart.
   *  Throws UNAVAILABLE, as the other operations do. */
  async provision(subscriptionId: string, plan: PlanName): Promise<MeteredKey> {
    const { client, usagePlanIds } = this.#options;
    const usagePlanId = usagePlanIds[plan];
    const name = this.#nameOf(subscriptionId);
    const create = new CreateApiKeyCommand({ name, enabled: true });
    const key = (await this.#named(name)) ?? (await tried(() => client.send(create)));
    if (key.id === undefined || key.value === undefined) throw new Error('API Gateway gave a key without a value.');
    try {
      const join = new CreateUsagePlanKeyCommand({ usagePlanId, keyId: key.id, keyType: 'API_KEY' });
      await tried(() => client.send(join));
    } catch (error) {
      // It is in the plan already.
      if (!(error instanceof ConflictException)) throw error;
    }
    return { id: key.id, value: key.value, usagePlanId };
  }

  async remove({ id }: MeteredKey): Promise<void> {
    try {
      await tried(() => this.#options.client.send(new DeleteApiKeyCommand({ apiKey: id })));
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
    }
  }

  async forgetCallers(): Promise<void> {
    const { client, restApiId, stage: stageName } = this.#options;
    await tried(() => client.send(new FlushStageAuthorizersCacheCommand({ restApiId, stageName })));
  }

  async #named(name: string): Promise<{ id?: string | undefined; value?: string | undefined } | undefined> {
    // The query is a prefix, and no name begins with another.
    const query = new GetApiKeysCommand({ nameQuery: name, includeValues: true });
    const { items = [] } = await tried(() => this.#options.client.send(query));
    return items.find((key) => key.name === name);
  }

  #nameOf(subscriptionId: string): string {
    return `frontdesk-${this.#options.stage}-${subscriptionId}`;
  }
}

function tried<Output>(send: () => Promise<Output>): Promise<Output> {
  return retried(send, { attempts: ATTEMPTS });
}
