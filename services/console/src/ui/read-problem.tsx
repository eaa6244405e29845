import { Notice } from '@frontdesk/ui/components/notice';
import { plainSentence } from '../errors/plain-sentence.ts';

interface ReadProblemProps {
  readonly error: unknown;
  /** What could not be read, such as "The appointments". */
  readonly what: string;
  /** When what is shown was read, such as "10:42 AM"; undefined: nothing is shown. */
  readonly asOf?: string | undefined;
  readonly tryAgain: () => void;
}

/** Says that something could not be read, so that a page without it is not taken for an answer. */
export function ReadProblem({ error, what, asOf, tryAgain }: ReadProblemProps) {
  return (
    <Notice kind="error">
      {asOf === undefined ? `${what} could not be read. ` : `${what} are as of ${asOf}, and may have changed. `}
      {plainSentence(error)}{' '}
      <button type="button" onClick={tryAgain}>
        Try again
      </button>
    </Notice>
  );
}
