import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One step from a schema to the next. */
export interface Migration {
  /** `0001-facts`: its place in the order, and what it does. */
  readonly name: string;
  readonly statements: readonly string[];
}

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;

/** The migrations in a directory, in their order. Each statement ends with a semicolon at the end of a line.
 *  Throws when a file has another name than `<number>-<what-it-does>.sql`, or the numbers leave one out. */
export function migrationsIn(directory: string): Migration[] {
  return readdirSync(directory)
    .sort()
    .map((file, index) => {
      const number = FILE_NAME.exec(file)?.[1];
      if (Number(number) !== index + 1) {
        throw new Error(`${join(directory, file)}: expected ${String(index + 1).padStart(4, '0')}-<what-it-does>.sql`);
      }
      return {
        name: file.slice(0, -'.sql'.length),
        statements: statementsOf(readFileSync(join(directory, file), 'utf8')),
      };
    });
}

/** A line of comment belongs to nobody: a semicolon at its end would end a statement. */
function statementsOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
