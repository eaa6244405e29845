import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take the longest, in the order in which they start. One that starts last would leave all workers but its own idle. */
const LONGEST = [
  'services/calls-webhook/src/call-log.integration.test.ts',
  'packages/local/src/cli/stop.e2e.test.ts',
  'packages/aws/src/dynamodb-rate-limiter.integration.test.ts',
  // Not among the first: it would bundle the functions that the shared cloud is bundling.
  'services/calls-webhook/src/kept-data.e2e.test.ts',
  'packages/scheduling/src/start-grid-sweep.test.ts',
];

/** Files that compare all that is stored before and after, over and over: while the others have not yet filled the tables, that
 *  costs a fraction. */
const READ_WHOLE_TABLES = ['bad-bodies', 'replays', 'bad-queries', 'mass-assignment', 'status-changes', 'tenancy'].map(
  (name) => `packages/testing/src/app-api/${name}.e2e.test.ts`,
);

/** All that start before the rest, in order. */
export const FIRST = [...LONGEST, ...READ_WHOLE_TABLES];

/** Orders the files of a run: the longest first, then those that read whole tables, then project by project, so that files that share a worker follow one another;
 *  the unit tests, which are short, fill what is left at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = FIRST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return place === -1 ? FIRST.length : place;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
