import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { containerClient, containerClientSettings } from './container-client.ts';

const REQUEST_TIMEOUT_MILLISECONDS = 1_000;

/** The CodeDeploy client of a container, with the settings that `containerClientSettings` describes, but that it sends a
 *  request three times: a report changes nothing when it comes again. Throws without AWS_REGION. */
export function createCodeDeployClient(): CodeDeployClient {
  const settings = containerClientSettings('CODEDEPLOY', REQUEST_TIMEOUT_MILLISECONDS);
  return containerClient(new CodeDeployClient({ ...settings, maxAttempts: 3 }));
}
