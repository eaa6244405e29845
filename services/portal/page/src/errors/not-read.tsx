import { Notice } from '@frontdesk/ui/components/notice';
import { vendorSentence } from './vendor-sentence.ts';

interface NotReadProps {
  readonly error: unknown;
  /** What could not be read, such as "Your keys". */
  readonly what: string;
  readonly tryAgain: () => void;
}

/** Says that something could not be read, so that a page without it is not taken for an answer. */
export function NotRead({ error, what, tryAgain }: NotReadProps) {
  return (
    <Notice kind="error">
      {what} could not be read. {vendorSentence(error)}{' '}
      <button type="button" onClick={tryAgain}>
        Try again
      </button>
    </Notice>
  );
}
