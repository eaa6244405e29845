import { type InputHTMLAttributes, useState } from 'react';
import { isDay } from '../time/practice-time.ts';

interface DayInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'onChange' | 'onBlur'> {
  /** The day that is shown, `YYYY-MM-DD`. */
  readonly value: string;
  readonly show: (day: string) => void;
}

const FIRST_YEAR = '1900-01-01';

/** A day to go to, which may be typed digit by digit: the field keeps what is typed, and tells a day once its year is whole and it is
 *  not before `min`. */
export function DayInput({ value, min, show, ...rest }: DayInputProps) {
  const [typed, setTyped] = useState<string>();
  const first = min === undefined ? FIRST_YEAR : String(min);
  return (
    <input
      {...rest}
      type="date"
      min={min}
      value={typed ?? value}
      onChange={({ target }) => {
        // Kept until the focus leaves: another value in between would end the typing.
        setTyped(target.value);
        if (isDay(target.value) && target.value >= first) show(target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
