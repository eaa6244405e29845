import type { FormEvent, InputHTMLAttributes, ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';

/** What the desk asks a patient for, as typed. */
export interface PatientDetails {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly reason: string;
}

export const NO_DETAILS: PatientDetails = {
  givenName: '',
  familyName: '',
  birthDate: '',
  phone: '',
  email: '',
  reason: '',
};

interface PatientFormProps {
  readonly details: PatientDetails;
  readonly change: (details: PatientDetails) => void;
  /** By JSON Pointer, such as `/patient/birthDate`. */
  readonly messages: Readonly<Record<string, string>>;
  readonly submit: () => void;
  /** The buttons. */
  readonly children: ReactNode;
}

/** Who the appointment is for. Browsers keep none of it for next time. */
export function PatientForm({ details, change, messages, submit, children }: PatientFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(messages).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [messages]);

  const field = (name: keyof PatientDetails, label: string, attributes: InputHTMLAttributes<HTMLInputElement> = {}) => (
    <Field
      label={label}
      message={messages[name === 'reason' ? '/reason' : `/patient/${name}`]}
      value={details[name]}
      onChange={({ target }) => change({ ...details, [name]: target.value })}
      {...attributes}
    />
  );
  return (
    <form
      ref={form}
      autoComplete="off"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="form-row">
        {field('givenName', 'Given name', { required: true, maxLength: 100, autoFocus: true })}
        {field('familyName', 'Family name', { required: true, maxLength: 100 })}
      </div>
      <div className="form-row">
        {field('birthDate', 'Date of birth', { required: true, type: 'date' })}
        {field('phone', 'Phone (optional)', { type: 'tel' })}
      </div>
      {field('email', 'E-mail (optional)', { type: 'email', maxLength: 254 })}
      {field('reason', 'Reason (optional)', { maxLength: 500 })}
      {children}
    </form>
  );
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly message: string | undefined;
}

function Field({ label, message, ...attributes }: FieldProps) {
  const id = useId();
  return (
    <label>
      {label}
      <input {...attributes} aria-invalid={message !== undefined} aria-describedby={message && id} />
      {message !== undefined && (
        <span id={id} className="field-message">
          {message}
        </span>
      )}
    </label>
  );
}
