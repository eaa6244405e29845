/** Opening hours as they are typed: `HH:MM`, empty while nothing is. */
export interface Hours {
  /** For the page only. */
  readonly key: string;
  readonly start: string;
  readonly end: string;
}

let lastKey = 0;

export function newHours(start: string, end: string): Hours {
  lastKey += 1;
  return { key: `hours-${lastKey}`, start, end };
}

/** A window of the API for a form. The clock of a form has no 24:00: that is the next day's 00:00. */
export function hoursFrom({ start, end }: Pick<Hours, 'start' | 'end'>): Hours {
  return newHours(start, end === '24:00' ? '00:00' : end);
}

/** Whether the hours end on the day after. */
export function isOvernight({ start, end }: Pick<Hours, 'start' | 'end'>): boolean {
  return start !== '' && end !== '' && end <= start;
}

/** Hours to propose for one more window of a day: after a break, or the usual day. */
export function furtherHours(ofDay: readonly Hours[]): Hours {
  const last = ofDay.at(-1);
  if (last === undefined) return newHours('09:00', '17:00');
  if (isOvernight(last) || last.end >= '20:00') return newHours('', '');
  return newHours(oneHourAfter(last.end), oneHourAfter(oneHourAfter(last.end)));
}

function oneHourAfter(time: string): string {
  return `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`;
}
