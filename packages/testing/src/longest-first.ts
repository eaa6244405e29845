import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that compare all that is stored before and after, over and over: while the others have not yet filled the tables, that
 *  costs a fraction. */
const READ_WHOLE_TABLES = ['bad-bodies', 'replays', 'bad-queries', 'mass-assignment', 'status-changes', 'tenancy'].map(
  (name) => `packages/testing/src/app-api/${name}.e2e.test.ts`,
);

/** All that start before the rest of their project, in order: those that take the longest, for one that starts last would leave all
 *  workers but its own idle, and those that read whole tables. */
export const FIRST = [
  'packages/local/src/cli/stop.e2e.test.ts',
  ...READ_WHOLE_TABLES,
  // Not among the first: it would bundle the functions that the shared cloud is bundling.
  'services/calls-webhook/src/kept-data.e2e.test.ts',
  'services/calls-webhook/src/call-log.integration.test.ts',
  'packages/aws/src/dynamodb-rate-limiter.integration.test.ts',
  'packages/booking/src/suites/on-dynamodb.integration.test.ts',
  'packages/scheduling/src/start-grid-sweep.test.ts',
];

/** Orders the files of a run: project by project, for a worker keeps its modules for files of its own project and ends when the next
 *  file is another's; in each, those of `FIRST` first. The unit tests, which are short, fill what is left at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = FIRST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return place === -1 ? FIRST.length : place;
    };
    const turn = ({ project }: TestSpecification): number => projects.indexOf(project.name);
    return sorted.toSorted((one, other) => turn(one) - turn(other) || rank(one) - rank(other));
  }
}
