import type { MeteredKey, PlanName } from '../domain/subscription.ts';
import type { KeyMeter } from '../ports/key-meter.ts';

/** A gateway's control plane that remembers what it was asked for. */
export class RecordedMeter implements KeyMeter {
  readonly provisioned = new Map<string, MeteredKey>();
  flushes = 0;

  async provision(subscriptionId: string, plan: PlanName): Promise<MeteredKey> {
    const known = this.provisioned.get(subscriptionId);
    const key = known ?? {
      id: `m-${subscriptionId}`,
      value: `v${subscriptionId.slice(4)}`,
      usagePlanId: `plan-${plan}`,
    };
    this.provisioned.set(subscriptionId, key);
    return key;
  }

  async remove({ id }: MeteredKey): Promise<void> {
    for (const [subscriptionId, key] of this.provisioned) if (key.id === id) this.provisioned.delete(subscriptionId);
  }

  async forgetCallers(): Promise<void> {
    this.flushes += 1;
  }
}
