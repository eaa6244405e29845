import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take the longest, in the order in which they start. One that starts last would leave all workers but its own idle. */
export const LONGEST = [
  'services/calls-webhook/src/call-log.integration.test.ts',
  'packages/local/src/cli/stop.e2e.test.ts',
  'packages/aws/src/dynamodb-rate-limiter.integration.test.ts',
  // Not among the first: it would bundle the functions that the shared cloud is bundling.
  'services/calls-webhook/src/kept-data.e2e.test.ts',
  'packages/scheduling/src/start-grid-sweep.test.ts',
];

/** Orders the files of a run: the longest first, then project by project, so that files that share a worker follow one another;
 *  the unit tests, which are short, fill what is left at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return place === -1 ? LONGEST.length : place;
    };
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}
