/** What the tag `application` of every stack of ours says. */
export const APPLICATION = 'frontdesk';

/** The stack of a service. `stackName` in each serverless.yml is the same: a name of our own, since the framework deploys into
 *  any stack that it finds under the name, and deletes what else is in it. */
export function stackName({ service, stage }: { service: string; stage: string }): string {
  return `${APPLICATION}-${service}-${stage}`;
}
