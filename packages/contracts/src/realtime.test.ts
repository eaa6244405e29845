import { describe, expect, it } from 'vitest';
import { subscribeMessage, unsubscribeMessage } from './realtime.ts';

describe.each([
  ['subscribe', subscribeMessage],
  ['unsubscribe', unsubscribeMessage],
])('the topics of %s', (action, message) => {
  it('are a set: naming one twice says nothing more', () => {
    for (const topics of [['calls', 'calls'], ['calls', 'calls', 'calls'], ['calls']]) {
      expect(message.parse({ action, topics }).topics).toEqual(['calls']);
    }
    const both = message.parse({ action, topics: ['appointments', 'calls', 'appointments'] });
    expect(new Set(both.topics)).toEqual(new Set(['calls', 'appointments']));
    expect(both.topics).toHaveLength(2);
  });

  it('are at least one, and known', () => {
    for (const topics of [[], ['weather'], ['calls', 1], 'calls', undefined]) {
      expect(message.safeParse({ action, topics }).success).toBe(false);
    }
  });
});
