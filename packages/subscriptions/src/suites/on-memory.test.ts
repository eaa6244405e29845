import { InMemorySubscriptions } from '../testing/in-memory-subscriptions.ts';
import { subscriptionsSuite } from './subscriptions-suite.ts';

const all = new InMemorySubscriptions();
subscriptionsSuite('in memory', () => ({ store: all, keys: all }));
