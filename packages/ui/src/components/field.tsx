import { type InputHTMLAttributes, useId } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  /** What the API says about it. */
  readonly message?: string | undefined;
  readonly hint?: string;
}

/** A labelled input with what is wrong with it beside it. */
export function Field({ label, message, hint, ...attributes }: FieldProps) {
  const id = useId();
  const described = message !== undefined || hint !== undefined;
  return (
    <label>
      {label}
      <input {...attributes} aria-invalid={message !== undefined} aria-describedby={described ? id : undefined} />
      {described && (
        <span id={id} className={message === undefined ? 'hint' : 'field-message'}>
          {message ?? hint}
        </span>
      )}
    </label>
  );
}
