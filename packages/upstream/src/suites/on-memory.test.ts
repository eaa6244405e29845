import { MemoryCircuitStore } from '../testing/memory-circuit-store.ts';
import { circuitStoreSuite } from './circuit-store-suite.ts';
import { outageSuite } from './outage-suite.ts';

const store = new MemoryCircuitStore();
circuitStoreSuite('in memory', () => store);
outageSuite('in memory', () => store);
