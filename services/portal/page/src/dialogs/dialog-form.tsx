import { Notice } from '@frontdesk/ui/components/notice';
import { vendorSentence } from '../errors/vendor-sentence.ts';

interface ButtonsProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly close: () => void;
  readonly isDangerous?: boolean;
}

/** What ends a dialog: by doing it, or not. */
export function Buttons({ label, isBusy, close, isDangerous = false }: ButtonsProps) {
  return (
    <div className="actions">
      <button type="submit" className={isDangerous ? 'danger' : 'primary'} disabled={isBusy}>
        {isBusy ? 'One moment …' : label}
      </button>
      <button type="button" onClick={close}>
        Not now
      </button>
    </div>
  );
}

/** What went wrong, for the head of a dialog. */
export const problemOf = (error: unknown) => error !== null && <Notice kind="error">{vendorSentence(error)}</Notice>;

const GRACES = [
  { seconds: 3_600, text: 'One hour' },
  { seconds: 86_400, text: 'One day' },
  { seconds: 7 * 86_400, text: 'One week' },
  { seconds: 0, text: 'No time: at once' },
];

/** For how long what is replaced still works. The form has it as `grace`, in seconds. */
export function GraceField({ label }: { readonly label: string }) {
  return (
    <label>
      {label}
      <select name="grace" defaultValue={86_400}>
        {GRACES.map(({ seconds, text }) => (
          <option key={seconds} value={seconds}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
