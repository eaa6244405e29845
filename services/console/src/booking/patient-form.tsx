import { Field } from '@frontdesk/ui/components/field';
import type { FormEvent, InputHTMLAttributes, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk/desk.ts';
import { ageOn, dayOf, yearsBefore } from '../time/practice-time.ts';
import { now } from '../time/server-clock.ts';
import type { PatientDetails } from './patient-details.ts';

/** A year or a month, as the API takes it. */
const PARTIAL_DATE: InputHTMLAttributes<HTMLInputElement> = {
  required: true,
  inputMode: 'numeric',
  placeholder: '1957 or 1957-04',
  pattern: '(18[89]|19[0-9]|20[0-9])[0-9](-(0[1-9]|1[0-2]))?',
  title: 'A year, such as 1957, or a year and month, such as 1957-04',
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
  const { practice } = useDesk();
  const today = dayOf(now(), practice.timeZone);
  const [isPartialDate, setIsPartialDate] = useState(/^\d{4}(?:-\d{2})?$/.test(details.birthDate));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(messages).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [messages]);

  const age = ageOn(today, details.birthDate);

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
        {field('givenName', 'Given name', {
          required: details.familyName.trim() === '',
          maxLength: 100,
        })}
        {field('familyName', 'Family name', { required: details.givenName.trim() === '', maxLength: 100 })}
      </div>
      <p className="hint">One of the two is enough for a patient who has one name.</p>
      <div className="form-row">
        {isPartialDate
          ? field('birthDate', 'Date of birth', PARTIAL_DATE)
          : field('birthDate', 'Date of birth', {
              required: true,
              type: 'date',
              min: yearsBefore(today, 130),
              max: today,
            })}
        {field('phone', 'Phone (optional)', { type: 'tel', maxLength: 100 })}
      </div>
      {age !== undefined && (
        <p className="hint" role="status">
          {ageText(age)}
        </p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={isPartialDate}
          onChange={({ target }) => {
            setIsPartialDate(target.checked);
            change({ ...details, birthDate: '' });
          }}
        />
        Only the year or month of birth is known
      </label>
      <div className="form-row">
        {field('email', 'E-mail (optional)', { type: 'email', maxLength: 254 })}
        {field('memberId', 'Member ID (optional)', { maxLength: 64 })}
      </div>
      {field('reason', 'Reason (optional)', { maxLength: 500 })}
      {children}
    </form>
  );
}

// Nobody older is born within the field's bounds.
const ageText = (age: number): string =>
  age > 130 ? 'Look at the year: that is more than 130 years ago.' : age === 0 ? 'Not a year old' : `${age} years old`;
