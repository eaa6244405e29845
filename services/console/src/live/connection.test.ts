import { expect, it } from 'vitest';
import { afterNews, type ConnectionNews, connectionOf, NOTHING_KNOWN } from './connection.ts';

/** The state after each piece of news, which come a minute after the other. */
const states = (...news: ConnectionNews[]) => {
  let facts = NOTHING_KNOWN;
  return news.map((each, minute) => {
    facts = afterNews(facts, each, minute);
    return connectionOf(facts);
  });
};
const realtime = (state: 'live' | 'reconnecting' | 'polling' | 'closed') => ({ kind: 'realtime', state }) as const;
const read = (isAnswered: boolean) => ({ kind: 'read', isAnswered }) as const;
const network = (isOnline: boolean) => ({ kind: 'network', isOnline }) as const;

it('is offline from the moment at which the network goes, as of that moment, and live again with it', () => {
  expect(states(realtime('live'), network(false), network(true))).toEqual([
    { state: 'live', asOf: undefined },
    { state: 'offline', asOf: 1 },
    { state: 'live', asOf: 1 },
  ]);
});

it('does not say that it looks every five seconds while nothing answers', () => {
  expect(states(realtime('live'), realtime('reconnecting'), read(false), realtime('polling'), read(true))).toEqual([
    { state: 'live', asOf: undefined },
    { state: 'reconnecting', asOf: 1 },
    { state: 'offline', asOf: 1 },
    { state: 'offline', asOf: 1 },
    { state: 'polling', asOf: 4 },
  ]);
});

it('stays closed where the server refuses, and live where a single read fails', () => {
  expect(states(read(false), realtime('closed')).map(({ state }) => state)).toEqual(['offline', 'closed']);
  expect(states(realtime('live'), read(false)).map(({ state }) => state)).toEqual(['live', 'live']);
});
