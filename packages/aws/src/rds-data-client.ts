import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { containerClient, containerClientSettings } from './container-client.ts';

/** A statement may take 45 seconds before the Data API ends it. Who has less time aborts it. */
const REQUEST_TIMEOUT_MILLISECONDS = 50_000;

/** The RDS Data API's client of a container, with the settings that `containerClientSettings` describes. Throws without AWS_REGION. */
export function createRdsDataClient(): RDSDataClient {
  return containerClient(new RDSDataClient(containerClientSettings('RDS_DATA', REQUEST_TIMEOUT_MILLISECONDS)));
}
