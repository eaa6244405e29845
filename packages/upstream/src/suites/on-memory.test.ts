import { MemoryCircuitStore } from '../testing/memory-circuit-store.ts';
import { MemoryPlaceStore } from '../testing/memory-place-store.ts';
import { circuitStoreSuite } from './circuit-store-suite.ts';
import { outageSuite } from './outage-suite.ts';
import { placeStoreSuite } from './place-store-suite.ts';

const store = new MemoryCircuitStore();
circuitStoreSuite('in memory', () => store);
outageSuite('in memory', () => store);

const places = new MemoryPlaceStore();
placeStoreSuite('in memory', () => places);
