import { beforeEach } from 'vitest';
import { MemoryWebhooks } from '../testing/memory-webhooks.ts';
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
