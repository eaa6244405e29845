import { exactUsageSuite } from './exact-usage-suite.ts';
import { memoryUsageTable } from './memory-usage-table.fixture.ts';

exactUsageSuite('in memory', 10_000, async () => ({ client: memoryUsageTable(), tableName: 'usage' }));
