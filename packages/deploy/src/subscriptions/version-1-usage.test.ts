import { type CloudWatchLogsClient, GetQueryResultsCommand, StartQueryCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { VERSION_1_QUERY } from '../partner-api/version-1-query.ts';
import { usageReport, version1Usage } from './version-1-usage.ts';

/** CloudWatch with these states of a query, one for each time it is asked, and what it was asked first. */
function cloudWatch(...states: readonly object[]) {
  const started: StartQueryCommand['input'][] = [];
  const left = [...states];
  const send = async (command: unknown) => {
    if (command instanceof GetQueryResultsCommand) return left.shift();
    if (command instanceof StartQueryCommand) started.push(command.input);
    return { queryId: 'query-1' };
  };
  return { logs: { send } as unknown as CloudWatchLogsClient, started };
}

const asked = { stage: 'prod', days: 7, now: Date.parse('2026-11-28T12:00:00Z'), pollMilliseconds: 1 };

describe('pnpm subscriptions v1-usage', () => {
  it('asks the access log of the stage for the days, and waits for the whole result', async () => {
    const fields = { subscriptionId: 'sub_1', requests: '3' };
    const results = [Object.entries(fields).map(([field, value]) => ({ field, value }))];
    const { logs, started } = cloudWatch(
      { status: 'Scheduled' },
      { status: 'Running', results: [] },
      { status: 'Complete', results },
    );
    expect(await version1Usage(logs, asked)).toEqual([fields]);
    const endTime = asked.now / 1_000;
    expect(started).toEqual([
      {
        ...{ logGroupName: '/aws/vendedlogs/frontdesk-prod-partner', queryString: VERSION_1_QUERY },
        ...{ startTime: endTime - 7 * 86_400, endTime },
      },
    ]);
  });

  it('says so when the query ends without a result', async () => {
    await expect(version1Usage(cloudWatch({ status: 'Timeout' }).logs, asked)).rejects.toThrow('Timeout');
  });

  it('shows each subscription and call in a line', () => {
    const row = { subscriptionId: 'sub_1', practiceId: 'p001', method: 'GET', route: '/v1/appointments/{id}' };
    expect(usageReport([{ ...row, requests: '12', last: '28/Nov/2026:12:00:00 +0000' }]).split('\n')).toEqual([
      'Subscription  Practice  Requests  Last                        Call',
      'sub_1         p001            12  28/Nov/2026:12:00:00 +0000  GET /v1/appointments/{id}',
    ]);
    expect(usageReport([])).toBe('Nobody has called version 1.');
  });
});
