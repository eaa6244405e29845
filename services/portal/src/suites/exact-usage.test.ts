import { memoryUsageTable } from '../testing/memory-usage-table.ts';
import { exactUsageSuite } from './exact-usage-suite.ts';

exactUsageSuite('in memory', 10_000, async () => ({ client: memoryUsageTable(), tableName: 'usage' }));
