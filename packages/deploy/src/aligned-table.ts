/** Rows as lines with aligned columns; the columns in `rightAligned` end together. */
export function alignedTable(rows: readonly (readonly string[])[], rightAligned: readonly number[] = []): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_none, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return rightAligned.includes(column) ? text.padStart(width) : text.padEnd(width);
  };
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}
