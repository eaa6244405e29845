import { REPORT_GROUPINGS, type ReportGrouping, type ReportType } from '@frontdesk/contracts/report';
import { inputInvalid } from '@frontdesk/core/app-error';

/** The grouping that is asked for, or the report's first. Throws INPUT_INVALID (groupBy) for one that the report does not have. */
export function groupingOf(type: ReportType, asked: ReportGrouping | undefined): ReportGrouping {
  const known: readonly ReportGrouping[] = REPORT_GROUPINGS[type];
  const grouping = asked ?? known[0];
  if (grouping === undefined || !known.includes(grouping)) {
    throw inputInvalid('/groupBy', `must be one of ${known.join(', ')}`);
  }
  return grouping;
}
