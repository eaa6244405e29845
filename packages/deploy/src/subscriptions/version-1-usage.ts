import { setTimeout as delay } from 'node:timers/promises';
import { type CloudWatchLogsClient, GetQueryResultsCommand, StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import { alignedTable } from '../aligned-table.ts';
import { VERSION_1_QUERY } from '../partner-api/version-1-query.ts';

export type UsageRow = Readonly<Record<string, string>>;

/** What the query finds in a stage's access log of the last days. Rejects when CloudWatch gives no whole result. */
export async function version1Usage(
  logs: Pick<CloudWatchLogsClient, 'send'>,
  {
    stage,
    days,
    now,
    pollMilliseconds = 1_000,
  }: { stage: string; days: number; now: number; pollMilliseconds?: number },
): Promise<readonly UsageRow[]> {
  const endTime = Math.ceil(now / 1_000);
  const { queryId } = await logs.send(
    new StartQueryCommand({
      logGroupName: `/aws/vendedlogs/frontdesk-${stage}-partner`,
      queryString: VERSION_1_QUERY,
      startTime: endTime - days * 86_400,
      endTime,
    }),
  );
  for (;;) {
    const { status, results = [] } = await logs.send(new GetQueryResultsCommand({ queryId }));
    if (status === 'Complete') {
      return results.map((fields) => Object.fromEntries(fields.map(({ field = '', value = '' }) => [field, value])));
    }
    if (status !== 'Scheduled' && status !== 'Running') throw new Error(`CloudWatch ended the query: ${status}`);
    await delay(pollMilliseconds);
  }
}

/** The rows for a person. */
export function usageReport(rows: readonly UsageRow[]): string {
  if (rows.length === 0) return 'Nobody has called version 1.';
  const heads = ['Subscription', 'Practice', 'Requests', 'Last', 'Call'];
  const lines = rows.map(({ subscriptionId = '', practiceId = '', requests = '', last = '', method, route }) => [
    ...[subscriptionId, practiceId, requests, last, `${method} ${route}`],
  ]);
  return alignedTable([heads, ...lines], [2]);
}
