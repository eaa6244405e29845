import { practicePath } from '../identifiers.ts';
import { createReportRequest, replaceWeeklyReportRequest, report, reportPath, weeklyReport } from '../report.ts';
import type { Route } from '../route.ts';

/** What managers decide by. */
export const REPORTS_ROUTES: readonly Route[] = [
  {
    operationId: 'createReport',
    service: 'reports',
    method: 'POST',
    path: '/reports',
    summary: 'Ask for a report over days of the practice; it is made within seconds, and read later.',
    description: [
      'Days are those of the practice, both included, two years at most. docs/reports.md defines each report and what it can be grouped by.',
      'A report is made once: for newer numbers ask for another. It can be read for seven days.',
    ].join(' '),
    scopes: ['reports:read'],
    role: 'manager',
    idempotencyKey: 'optional',
    body: createReportRequest,
    success: {
      status: 202,
      description: 'Asked. `Location` is where the report is read.',
      body: report,
      headers: ['Location', 'Retry-After'],
    },
    errors: ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_PROGRESS'],
  },
  {
    operationId: 'readReport',
    service: 'reports',
    method: 'GET',
    path: '/reports/{id}',
    summary: 'Read a report.',
    description:
      'While it is `queued` or `waiting`, `Retry-After` says when to look again. `asOf` is the time of the newest event that the numbers include. A result of more than about 300 KB is a file: `link` is where it is read for fifteen minutes.',
    scopes: ['reports:read'],
    role: 'manager',
    pathParameters: reportPath,
    success: { status: 200, description: 'The report as it is now.', body: report },
  },
  {
    operationId: 'readWeeklyReport',
    service: 'reports',
    method: 'GET',
    path: '/practices/{id}/weekly-report',
    summary: 'Read which report the practice gets each week.',
    description: 'NOT_FOUND where it gets none.',
    scopes: ['reports:read'],
    role: 'manager',
    pathParameters: practicePath,
    success: { status: 200, description: 'The weekly report.', body: weeklyReport },
  },
  {
    operationId: 'replaceWeeklyReport',
    service: 'reports',
    method: 'PUT',
    path: '/practices/{id}/weekly-report',
    summary: 'Let a report be made each week.',
    description: [
      'It counts the seven days before the day on which it is made, and is made within minutes of the hour by the clock of the practice.',
      'The event `report.ready` tells when it can be read. Weeks that an outage has missed are made afterwards, eight at most.',
    ].join(' '),
    scopes: ['reports:read'],
    role: 'manager',
    pathParameters: practicePath,
    body: replaceWeeklyReportRequest,
    success: { status: 200, description: 'The weekly report.', body: weeklyReport },
  },
  {
    operationId: 'deleteWeeklyReport',
    service: 'reports',
    method: 'DELETE',
    path: '/practices/{id}/weekly-report',
    summary: 'Let no report be made each week.',
    description: 'Repeating it changes nothing. Reports that were made remain.',
    scopes: ['reports:read'],
    role: 'manager',
    pathParameters: practicePath,
    success: { status: 204, description: 'No report is made each week.' },
  },
];
