import { type Answer, jsonAnswer } from '@frontdesk/core/answer';
import type { Report } from '../domain/report.ts';
import type { FileLink } from '../ports/report-files.ts';

/** Seconds after which a look is worth it: a sleeping database takes that long to wake. */
const FIRST_LOOK = 2;
const WAITING_LOOK = 30;

/** 202 with where the report is, and when to look. */
export function requestedAnswer(report: Report): Answer {
  const headers = { location: `/reports/${report.id}`, 'retry-after': String(FIRST_LOOK) };
  return jsonAnswer(202, present(report), headers);
}

/** 200 with the report as it is, and when to look again while it is not made. `link`: where its result is, when that is a file. */
export function reportAnswer(report: Report, link?: FileLink): Answer {
  const seconds = { queued: FIRST_LOOK, waiting: WAITING_LOOK, completed: undefined, failed: undefined }[report.status];
  return jsonAnswer(200, present(report, link), { ...(seconds !== undefined && { 'retry-after': String(seconds) }) });
}

function present({ result, file, isWeekly: _ours, ...report }: Report, link?: FileLink): object {
  return { ...report, ...(result !== undefined && JSON.parse(result)), ...(link && { link: { ...link, ...file } }) };
}
