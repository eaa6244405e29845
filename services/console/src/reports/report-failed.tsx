import { Notice } from '@frontdesk/ui/components/notice';
import { failureText, type Report } from './report-text.ts';

interface ReportFailedProps {
  readonly obstacle: Report['obstacle'];
  /** Asks for another one. */
  readonly tryAgain?: () => void;
}

/** Says that a report will not come, and why. */
export function ReportFailed({ obstacle, tryAgain }: ReportFailedProps) {
  return (
    <Notice kind="error">
      {failureText(obstacle)}{' '}
      {tryAgain && (
        <button type="button" onClick={tryAgain}>
          Try again
        </button>
      )}
    </Notice>
  );
}
