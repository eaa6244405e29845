import { callStoreSuite } from './call-store.suite.ts';
import { deliveryLogSuite } from './delivery-log.suite.ts';
import { InMemoryCallStore } from './in-memory-call-store.ts';
import { InMemoryDeliveryLog } from './in-memory-ports.ts';

callStoreSuite(() => {
  const store = new InMemoryCallStore();
  return { store, index: store, tasks: store, taskIndex: store.taskIndex };
});
deliveryLogSuite(() => new InMemoryDeliveryLog());
