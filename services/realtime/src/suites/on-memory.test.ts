import { InMemoryRealtime } from '../testing/in-memory-realtime.ts';
import { tablesSuite } from './tables-suite.ts';

const tables = new InMemoryRealtime();
tablesSuite('in memory', () => tables);
