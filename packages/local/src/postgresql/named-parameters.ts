import * as z from 'zod';
import { DataApiError } from './data-api-error.ts';
import type { EngineStatement } from './engine-protocol.ts';

const value = z.union([
  z.strictObject({ isNull: z.literal(true) }),
  z.strictObject({ booleanValue: z.boolean() }),
  z.strictObject({ longValue: z.int() }),
  z.strictObject({ doubleValue: z.number() }),
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ blobValue: z.base64() }),
]);

/** A bound parameter. Arrays are not taken: the Data API refuses them for PostgreSQL. */
export const sqlParameter = z.strictObject({
  name: z.string(),
  value,
  typeHint: z.enum(['DATE', 'DECIMAL', 'JSON', 'TIME', 'TIMESTAMP', 'UUID']).optional(),
});
export type SqlParameter = z.output<typeof sqlParameter>;

/** What is no place for a parameter: texts, quoted names, comments, casts. The last part is a parameter. */
const PARTS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|::|:([A-Za-z_]\w*)/g;

/** The statement with `$1`, `$2` in place of `:name`, each cast to the type that the Data API binds it with: a text without a hint is
 *  `varchar`, which PostgreSQL turns into no time, number or UUID by itself. Throws BadRequestException for a name without a value. */
export const bindParameters = (sql: string, parameters: readonly SqlParameter[]): EngineStatement => {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const bound: (string | null)[] = [];
  const places = new Map<string, string>();
  const text = sql.replace(PARTS, (part, _dollar: string | undefined, name: string | undefined) => {
    if (name === undefined) return part;
    const known = places.get(name);
    if (known !== undefined) return known;
    const parameter = byName.get(name);
    if (parameter === undefined) throw new DataApiError('BadRequestException', `Cannot find parameter: ${name}`);
    const { text: given, type } = boundAs(parameter);
    bound.push(given);
    const place = type === undefined ? `$${bound.length}` : `$${bound.length}::text::${type}`;
    places.set(name, place);
    return place;
  });
  return { sql: text, parameters: bound };
};

const HINTED = { DATE: 'date', DECIMAL: 'numeric', JSON: 'json', TIME: 'time', TIMESTAMP: 'timestamp', UUID: 'uuid' };

const boundAs = ({ value: given, typeHint }: SqlParameter): { text: string | null; type?: string } => {
  if ('isNull' in given) return { text: null };
  if ('booleanValue' in given) return { text: String(given.booleanValue), type: 'boolean' };
  if ('longValue' in given) return { text: String(given.longValue), type: 'bigint' };
  if ('doubleValue' in given) return { text: String(given.doubleValue), type: 'double precision' };
  if ('blobValue' in given)
    return { text: `\\x${Buffer.from(given.blobValue, 'base64').toString('hex')}`, type: 'bytea' };
  return { text: given.stringValue, type: typeHint === undefined ? 'varchar' : HINTED[typeHint] };
};
