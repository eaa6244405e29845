import { InMemorySubscriptions } from '../testing/in-memory-subscriptions.ts';
import { requestsSuite } from './requests-suite.ts';
import { subscriptionsSuite } from './subscriptions-suite.ts';

const all = new InMemorySubscriptions();
const tables = { store: all, keys: all, log: all.log };
subscriptionsSuite('in memory', () => tables);
requestsSuite('in memory', () => tables);
