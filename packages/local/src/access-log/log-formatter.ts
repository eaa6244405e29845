/** The value of one `$context` variable. */
export type LogVariable<Logged> = (record: Logged) => string | number | undefined;

// A header may hold anything; in a line of JSON it must stay one string.
const embedded = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Makes a stage's `AccessLogSettings.Format` into a function from record to line. A variable without a value is `-`.
 *  `error.messageString` is the one that brings its own quotes. */
export const logFormatter = <Logged>(
  format: string,
  variableOf: (name: string) => LogVariable<Logged>,
): ((record: Logged) => string) => {
  const pieces = format.split(/\$context\.([\w.]+)/);
  const parts = pieces.map((piece, index) =>
    index % 2 === 0 ? piece : { value: variableOf(piece), quoted: piece === 'error.messageString' },
  );
  return (record) => {
    let line = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        line += part;
        continue;
      }
      const value = part.value(record);
      if (part.quoted && value !== undefined) line += JSON.stringify(value);
      else if (value === undefined || value === '') line += '-';
      else line += typeof value === 'number' ? value : embedded(value);
    }
    return line;
  };
};
