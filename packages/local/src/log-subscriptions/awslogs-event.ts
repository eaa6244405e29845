import { gzipSync } from 'node:zlib';
import { localAccount } from '@frontdesk/service-model/local-account';

/** An event of a log group. */
export interface LogEvent {
  /** 56 digits; the same whenever the event is delivered. */
  id: string;
  /** Epoch milliseconds. */
  timestamp: number;
  message: string;
}

export interface LogEventSource {
  logGroup: string;
  logStream: string;
  filterName: string;
}

/** What CloudWatch Logs invokes a function with. [lambda: services-cloudwatchlogs; SubscriptionFilters, "Example 2"] */
export const awslogsEvent = ({ logGroup, logStream, filterName }: LogEventSource, logEvents: readonly LogEvent[]) => {
  const batch = {
    messageType: 'DATA_MESSAGE',
    owner: localAccount.accountId,
    logGroup,
    logStream,
    subscriptionFilters: [filterName],
    logEvents,
  };
  return { awslogs: { data: gzipSync(JSON.stringify(batch)).toString('base64') } };
};
