import { InMemoryPlanLists } from './in-memory-plan-lists.ts';
import { planListsSuite } from './plan-lists.suite.ts';

const lists = new InMemoryPlanLists();
let practices = 0;

planListsSuite(
  () => lists,
  () => {
    practices += 1;
    return `p${practices}`;
  },
);
