import type { Schemas } from '@frontdesk/client/app-api-client';
import type { FormEvent } from 'react';
import { useDraft } from '../desk/drafts.ts';
import { CANCELLATION_REASONS, type CancellationReason } from './cancellation-reasons.ts';

interface CancelFormProps {
  readonly appointmentId: string;
  /** Somebody else may have been faster. */
  readonly isPossible: boolean;
  readonly isBusy: boolean;
  readonly back: () => void;
  readonly cancel: (request: Schemas['CancelAppointmentRequest'], forget: () => void) => void;
}

const EMPTY: { readonly reason: CancellationReason; readonly note: string } = {
  reason: Object.keys(CANCELLATION_REASONS[0]?.reasons ?? {})[0] as CancellationReason,
  note: '',
};

/** Why an appointment is cancelled. */
export function CancelForm({ appointmentId, isPossible, isBusy, back, cancel }: CancelFormProps) {
  const { draft, change, forget } = useDraft(`cancel ${appointmentId}`, EMPTY);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const note = draft.note.trim();
    cancel({ reason: draft.reason, ...(note !== '' && { note }) }, forget);
  };
  return (
    <form onSubmit={submit}>
      <label>
        Why is it cancelled?
        <select
          value={draft.reason}
          onChange={({ target }) => change({ ...draft, reason: target.value as CancellationReason })}
        >
          {CANCELLATION_REASONS.map(({ title, reasons }) => (
            <optgroup key={title} label={title}>
              {Object.entries(reasons).map(([code, label]) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        Note (optional)
        <textarea
          rows={2}
          maxLength={500}
          autoComplete="off"
          value={draft.note}
          onChange={({ target }) => change({ ...draft, note: target.value })}
        />
      </label>
      <div className="actions">
        <button type="submit" className="danger" disabled={isBusy || !isPossible}>
          Cancel appointment
        </button>
        <button type="button" onClick={back}>
          Keep it
        </button>
      </div>
    </form>
  );
}
