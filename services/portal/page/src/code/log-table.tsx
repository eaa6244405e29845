import type { ReactNode } from 'react';
import { Scrolled } from './scrolled.tsx';

interface LogTableProps {
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly string[];
  /** Of numbers: on a phone it stays a table, since a number says nothing without its heading. */
  readonly isOfNumbers?: boolean;
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table of what happened. On a phone each row is a card. */
export function LogTable({ label, columns, isOfNumbers = false, children }: LogTableProps) {
  return (
    <Scrolled className="table-place" label={label}>
      <table className={isOfNumbers ? 'log counts' : 'log'}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scrolled>
  );
}
