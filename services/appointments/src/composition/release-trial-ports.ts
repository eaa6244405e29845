import { createCodeDeployClient } from '@frontdesk/aws/codedeploy-client';
import { createLambdaClient } from '@frontdesk/aws/lambda-client';
import { systemClock } from '@frontdesk/core/clock';
import { readEnvironment } from '@frontdesk/lambda/environment';
import * as z from 'zod/mini';
import { CodeDeployReleaseJudge } from '../adapters/codedeploy-release-judge.ts';
import { LambdaReleasedFunctions } from '../adapters/lambda-released-functions.ts';

/** Three calls in a row, each as late as this, end before the hook's own time does. */
const CALL_MILLISECONDS = 8_000;

const versionArn = z.string().check(z.regex(/:\d+$/));
const environment = readEnvironment(
  z.object({
    TEST_PRACTICE: z.string().check(z.minLength(1)),
    ORIGIN_SECRET: z.string(),
    /** By function; the release's own versions (packages/deploy/src/safe-by-default/canary-release.ts). */
    BOOK_APPOINTMENT_VERSION: versionArn,
    CANCEL_APPOINTMENT_VERSION: versionArn,
  }),
);

/** The practice that trials book in. */
export const testPracticeId = environment.TEST_PRACTICE;

export const releaseTrialPorts = {
  clock: systemClock,
  judge: new CodeDeployReleaseJudge(createCodeDeployClient()),
  functions: new LambdaReleasedFunctions({
    client: createLambdaClient(CALL_MILLISECONDS),
    clock: systemClock,
    originSecret: environment.ORIGIN_SECRET,
    versions: {
      bookAppointment: environment.BOOK_APPOINTMENT_VERSION,
      cancelAppointment: environment.CANCEL_APPOINTMENT_VERSION,
    },
  }),
};
