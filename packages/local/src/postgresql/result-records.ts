import { DataApiError } from './data-api-error.ts';
import type { EngineColumn, EngineResult } from './engine-protocol.ts';

interface ColumnType {
  name: string;
  field(text: string): object;
  /** In `formattedRecords`. */
  json(text: string): unknown;
}

const long = (name: string): ColumnType => ({ name, field: (text) => ({ longValue: Number(text) }), json: Number });
const double = (name: string): ColumnType => ({ name, field: (text) => ({ doubleValue: Number(text) }), json: Number });
const asText = (name: string): ColumnType => ({ name, field: (text) => ({ stringValue: text }), json: (text) => text });
const withoutOffset = (text: string): string => text.replace(/[+-]00(?::00)?$/, '');

/** Types by the OIDs of PostgreSQL's `pg_type`; whatever else there is the Data API gives as text. */
const TYPES: Readonly<Record<number, ColumnType>> = {
  16: { name: 'bool', field: (text) => ({ booleanValue: text === 't' }), json: (text) => text === 't' },
  17: {
    name: 'bytea',
    field: (text) => ({ blobValue: Buffer.from(text.slice(2), 'hex').toString('base64') }),
    json: (text) => Buffer.from(text.slice(2), 'hex').toString('base64'),
  },
  20: long('int8'),
  21: long('int2'),
  23: long('int4'),
  25: asText('text'),
  114: asText('json'),
  700: double('float4'),
  701: double('float8'),
  1043: asText('varchar'),
  1082: asText('date'),
  1083: asText('time'),
  1114: asText('timestamp'),
  1184: {
    name: 'timestamptz',
    field: (text) => ({ stringValue: withoutOffset(text) }),
    json: withoutOffset,
  },
  // A number in JSON, and text in fields: a double would lose digits.
  1700: { name: 'numeric', field: (text) => ({ stringValue: text }), json: Number },
  2950: asText('uuid'),
  3802: asText('jsonb'),
};
/** Arrays have a category of their own in `pg_type`; these are what statements are likely to return. */
const ARRAYS: ReadonlySet<number> = new Set([1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 1115, 1185, 1231]);
const MOST_BYTES_OF_ROW = 64 * 1024;

const typeOf = ({ typeId, name }: EngineColumn): ColumnType => {
  if (ARRAYS.has(typeId)) {
    throw new DataApiError('UnsupportedResultException', `The result contains the unsupported data type of ${name}.`);
  }
  return TYPES[typeId] ?? asText('text');
};

/** `records` as the Data API gives them, a field for each column. Throws UnsupportedResultException for arrays, and for a row above 64 KB. */
export const recordsOf = ({ columns, rows }: EngineResult): object[][] => {
  const types = columns.map(typeOf);
  return rows.map((row) => {
    const record = row.map((text, index) =>
      text === null ? { isNull: true } : (types[index] as ColumnType).field(text),
    );
    if (Buffer.byteLength(row.join('')) > MOST_BYTES_OF_ROW) {
      throw new DataApiError('UnsupportedResultException', 'A row of the result is larger than 64 KB.');
    }
    return record;
  });
};

/** `formattedRecords`: a JSON array of objects. */
export const formattedRecordsOf = (result: EngineResult): string => {
  recordsOf(result);
  const { columns, rows } = result;
  const types = columns.map(typeOf);
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        row.map((text, index) => [
          (columns[index] as EngineColumn).name,
          text === null ? null : (types[index] as ColumnType).json(text),
        ]),
      ),
    ),
  );
};

/** `columnMetadata`, as far as the engine tells. */
export const columnMetadataOf = ({ columns }: EngineResult): object[] =>
  columns.map((column) => ({
    name: column.name,
    label: column.name,
    typeName: typeOf(column).name,
    isAutoIncrement: false,
    isCaseSensitive: typeOf(column).name === 'text' || typeOf(column).name === 'varchar',
    isCurrency: false,
    isSigned: /^(int|float|numeric)/.test(typeOf(column).name),
    arrayBaseColumnType: 0,
  }));
