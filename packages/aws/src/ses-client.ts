import { SESv2Client } from '@aws-sdk/client-sesv2';
import { containerClient, containerClientSettings } from './container-client.ts';

/** SES takes a mail within tenths of a second. */
const REQUEST_TIMEOUT_MILLISECONDS = 3_000;

/** The SES client of a container, with the settings that `containerClientSettings` describes. Throws without AWS_REGION. */
export function createSesClient(): SESv2Client {
  return containerClient(new SESv2Client(containerClientSettings('SESV2', REQUEST_TIMEOUT_MILLISECONDS)));
}
