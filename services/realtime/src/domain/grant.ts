import { REALTIME_TOPICS, type RealtimeTopic, SCOPE_OF_TOPIC } from '@frontdesk/contracts/realtime';

/** Whose connection it is, and what it may see: from a ticket or a token, for the connection's life. */
export interface Grant {
  readonly practiceId: string;
  readonly subject: string;
  readonly scopes: readonly string[];
}

/** The topics that scopes open. */
export function topicsOf(scopes: readonly string[]): readonly RealtimeTopic[] {
  return REALTIME_TOPICS.filter((topic) => scopes.includes(SCOPE_OF_TOPIC[topic]));
}
