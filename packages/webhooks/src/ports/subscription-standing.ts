/** What a subscription may see now; undefined when it is not active at this practice. */
export interface SubscriptionStanding {
  scopesOf(subscriptionId: string, practiceId: string): Promise<readonly string[] | undefined>;
}
