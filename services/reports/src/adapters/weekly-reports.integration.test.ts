import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { openTestDynamoDb, type TestDynamoDb } from '@frontdesk/testing/shared-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportReady } from '../domain/report-event.ts';
import { reportDue, type WeeklyReport } from '../domain/weekly-report.ts';
import { DynamoDbReports, DynamoDbToldReports } from './dynamodb-report-store.ts';
import { DynamoDbWeeklyReports } from './dynamodb-weekly-reports.ts';

const DUE = Date.parse('2027-03-15T12:00:00Z');
const weeklyOf = (practiceId: string, dueAt = DUE): WeeklyReport => ({
  practiceId,
  type: 'no-shows',
  groupBy: 'weekday',
  weekday: 'mon',
  hour: 8,
  format: 'json',
  dueAt,
});

describe('weekly reports in DynamoDB', () => {
  let database: TestDynamoDb;
  let weekly: DynamoDbWeeklyReports;
  beforeAll(async () => {
    database = await openTestDynamoDb();
    weekly = new DynamoDbWeeklyReports({ client: database.client, tableName: database.tableNames.reports });
  });
  afterAll(() => database.stop());

  it('are found when they are due, and by one only', async () => {
    await weekly.replace(weeklyOf('p001'));
    await weekly.replace(weeklyOf('p002', DUE + 1));
    expect(await weekly.due(DUE - 1)).toEqual([]);
    const [due, ...others] = await weekly.due(DUE);
    expect([due, others]).toEqual([weeklyOf('p001'), []]);
    const after = { dueAt: DUE + 7 * 86_400_000, lastReportId: 'rep_1' };
    const moved = await Promise.all([weekly.moveOn(weeklyOf('p001'), after), weekly.moveOn(weeklyOf('p001'), after)]);
    expect(moved.sort()).toEqual([false, true]);
    expect(await weekly.read('p001')).toEqual({ ...weeklyOf('p001'), ...after });
    expect(await weekly.due(DUE)).toEqual([]);
    await weekly.remove('p001');
    await weekly.remove('p001');
    expect(await weekly.read('p001')).toBeUndefined();
    expect(await weekly.moveOn({ ...weeklyOf('p001'), ...after }, { dueAt: 0 })).toBe(false);
  });

  it('are kept once and told of once, by whichever of two workers is first', async () => {
    const table = { client: database.client, tableName: database.tableNames.reports };
    const kept = new DynamoDbReports(table);
    const told = new DynamoDbToldReports({ ...table, eventsTable: database.tableNames.events });
    const report = reportDue(weeklyOf('p003'), DUE, 'UTC');
    await Promise.all([kept.keep(report), kept.keep(report)]);
    const completed = { ...report, status: 'completed', result: '{}' } as const;
    await kept.keep({ ...report, format: 'csv' });
    expect(await kept.read({ practiceId: 'p003', reportId: report.id })).toEqual(report);
    const changed = [];
    for (let worker = 0; worker < 2; worker += 1) {
      changed.push(await told.change(completed, reportReady(completed, DUE + worker)));
    }
    expect(changed).toEqual([true, false]);
    await kept.keep(report);
    expect(await told.read({ practiceId: 'p003', reportId: report.id })).toEqual(completed);
    const { Items = [] } = await database.client.send(
      new QueryCommand({
        TableName: database.tableNames.events,
        KeyConditionExpression: 'practiceId = :practice',
        ExpressionAttributeValues: { ':practice': { S: 'p003' } },
      }),
    );
    expect(Items.map(({ event }) => event?.S)).toEqual(['report.ready']);
  });
});
