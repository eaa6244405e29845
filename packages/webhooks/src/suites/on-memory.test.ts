import { beforeEach } from 'vitest';
import { MemoryLog, MemoryWebhooks } from '../testing/memory-webhooks.ts';
import { readEventsSuite } from './read-events-suite.ts';
import { type WebhookStores, webhooksSuite } from './webhooks-suite.ts';

let stores: WebhookStores;

beforeEach(() => {
  const memory = new MemoryWebhooks();
  stores = {
    ...{ reader: memory, registry: memory, replays: memory, ofPractice: memory, deliveries: memory },
    ...{ direct: memory, log: memory, forgotten: memory },
  };
});

webhooksSuite('in memory', () => stores);

readEventsSuite('in memory', (clock) => {
  const reader = new MemoryLog(clock);
  return {
    reader,
    begin: async (practiceId) => void reader.begin(practiceId, `ep_${practiceId}`),
    append: async (practiceId, event) => void reader.append(practiceId, event),
  };
});
