import type { RealtimeState } from '@frontdesk/client/realtime-client';

/** How fresh the page is. */
export interface Connection {
  readonly state: RealtimeState | 'offline';
  /** Epoch milliseconds until which what is shown is known to be right; undefined: nothing was read yet. */
  readonly asOf: number | undefined;
}

interface Facts {
  readonly realtime: RealtimeState;
  /** What the browser says of the network. */
  readonly isOnline: boolean;
  /** Whether the last thing that was asked for was answered. */
  readonly isAnswered: boolean;
  readonly asOf: number | undefined;
}

export type ConnectionNews =
  | { readonly kind: 'realtime'; readonly state: RealtimeState }
  | { readonly kind: 'network'; readonly isOnline: boolean }
  | { readonly kind: 'read'; readonly isAnswered: boolean };

export const NOTHING_KNOWN: Facts = { realtime: 'connecting', isOnline: true, isAnswered: true, asOf: undefined };

/** What is known after news at `now`. While the page is live it is right until this moment. */
export function afterNews(facts: Facts, news: ConnectionNews, now: number): Facts {
  const wasLive = facts.realtime === 'live' && facts.isOnline;
  const seen = wasLive ? { ...facts, asOf: now } : facts;
  switch (news.kind) {
    case 'realtime':
      return { ...seen, realtime: news.state, isAnswered: seen.isAnswered || news.state === 'live' };
    case 'network':
      return { ...seen, isOnline: news.isOnline };
    case 'read':
      return { ...seen, isAnswered: news.isAnswered, ...(news.isAnswered && { asOf: now }) };
  }
}

export function connectionOf({ realtime, isOnline, isAnswered, asOf }: Facts): Connection {
  const isOffline = !isOnline || (realtime !== 'live' && realtime !== 'closed' && !isAnswered);
  return { state: isOffline ? 'offline' : realtime, asOf };
}
