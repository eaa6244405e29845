import type { Schemas } from '@frontdesk/client/app-api-client';
import type { FormEvent } from 'react';
import { CANCELLATION_REASONS, type CancellationReason } from './cancellation-reasons.ts';

interface CancelFormProps {
  readonly isBusy: boolean;
  readonly back: () => void;
  readonly cancel: (request: Schemas['CancelAppointmentRequest']) => void;
}

/** Why an appointment is cancelled. */
export function CancelForm({ isBusy, back, cancel }: CancelFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = String(form.get('note')).trim();
    cancel({ reason: form.get('reason') as CancellationReason, ...(note !== '' && { note }) });
  };
  return (
    <form onSubmit={submit}>
      <label>
        Why is it cancelled?
        {/* biome-ignore lint/a11y/noAutofocus: within a dialog, the next thing to do */}
        <select name="reason" autoFocus>
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
        <textarea name="note" rows={2} maxLength={500} autoComplete="off" />
      </label>
      <div className="actions">
        <button type="submit" className="danger" disabled={isBusy}>
          Cancel appointment
        </button>
        <button type="button" onClick={back}>
          Keep it
        </button>
      </div>
    </form>
  );
}
