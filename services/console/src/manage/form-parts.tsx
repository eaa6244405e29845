import { Field } from '@frontdesk/ui/components/field';
import { Notice } from '@frontdesk/ui/components/notice';
import { messageAt, messagesElsewhere } from './api-sentence.ts';

interface Saved {
  readonly error: unknown;
  readonly sentence: string | undefined;
}

/** What went wrong with a form as a whole, and with what it does not show. */
export function SavingProblem({
  saving: { error, sentence },
  isShown,
}: {
  readonly saving: Saved;
  readonly isShown: (pointer: string) => boolean;
}) {
  return sentence && <Notice kind="error">{[sentence, ...messagesElsewhere(error, isShown)].join(' ')}</Notice>;
}

/** Somebody else's change came while this form was being filled in. */
export function OutdatedNotice({ what, showCurrent }: { readonly what: string; readonly showCurrent: () => void }) {
  return (
    <Notice kind="info">
      Somebody else has changed {what}.{' '}
      <button type="button" onClick={showCurrent}>
        Show what is there now
      </button>
    </Notice>
  );
}

interface NameFieldProps {
  readonly value: string;
  readonly isRequired?: boolean;
  /** What it is called without a name of its own. */
  readonly usual?: string | undefined;
  readonly error: unknown;
  readonly change: (name: string) => void;
}

/** What people call something. */
export function NameField({ value, isRequired = false, usual, error, change }: NameFieldProps) {
  return (
    <Field
      label="Name"
      required={isRequired}
      maxLength={100}
      value={value}
      placeholder={usual}
      message={messageAt(error, '/displayName')}
      onChange={({ target }) => change(target.value)}
    />
  );
}
