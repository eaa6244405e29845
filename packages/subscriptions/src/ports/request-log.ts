import type { KeptRequest } from '../domain/counted-call.ts';

/** Only requests that have all of this. */
export interface RequestFilter {
  readonly keyId?: string | undefined;
  /** `4xx`. */
  readonly statusClass?: string | undefined;
  readonly method?: string | undefined;
  readonly route?: string | undefined;
}

export interface RequestPage {
  /** Newest first. */
  readonly requests: readonly KeptRequest[];
  /** Where the next page goes on; absent on the last one. */
  readonly lastKey?: string | undefined;
}

/** The requests of a subscription. */
export interface RequestLog {
  /** Those since `sinceEpochMilliseconds`, before `beforeKey`. With a filter a page may be shorter than `limit`, and not be the last. */
  read(
    subscriptionId: string,
    asked: {
      readonly limit: number;
      readonly sinceEpochMilliseconds: number;
      readonly filter: RequestFilter;
      readonly beforeKey?: string | undefined;
    },
  ): Promise<RequestPage>;
}
