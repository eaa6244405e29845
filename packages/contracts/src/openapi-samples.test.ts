import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi-document.ts';
import { REQUEST_SCHEMAS } from './openapi-named-schemas.ts';

/** JSON Schema, as far as the document uses it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxProperties?: number;
}
const { components } = openApiDocument() as { components: { schemas: Record<string, Schema> } };
const schemaNamed = (name: string): Schema => {
  const schema = components.schemas[name];
  if (schema === undefined) throw new Error(`The document has no schema ${name}`);
  return schema;
};

/** RFC 3339, section 5.6. */
const fullDate = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const timeOffset = fc.oneof(fc.constantFrom('Z', 'z'), fc.stringMatching(/^[+-]([01][0-9]|2[0-3]):[0-5][0-9]$/));
const dateTime = fc
  .tuple(
    fullDate,
    fc.constantFrom('T', 't'),
    fc.stringMatching(/^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,9})?$/),
    timeOffset,
  )
  .map((parts) => parts.join(''))
  .filter((text) => text > '0001-01-02' && text < '9999-12-30');

/** What a generator of requests makes of a schema: every value that the document allows, and nothing that only zod knows. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const { $ref, anyOf, enum: values, format, type } = schema;
  if ($ref !== undefined) return valuesOf(schemaNamed($ref.split('/').at(-1) ?? ''));
  if ('const' in schema) return fc.constant(schema.const);
  if (values !== undefined) return fc.constantFrom(...values);
  if (type === 'object') return objectOf(schema);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map(valuesOf));
  if (type === 'array') {
    const { items = {}, minItems = 0, maxItems = 10 } = schema;
    return fc.array(valuesOf(items), { minLength: minItems, maxLength: Math.min(maxItems, 10) });
  }
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
  if (type === 'string') return format === 'date-time' ? dateTime : format === 'date' ? fullDate : textOf(schema);
  return fc.jsonValue();
}

function textOf({ pattern, minLength = 0, maxLength = 2_000 }: Schema): fc.Arbitrary<string> {
  const fits = (text: string) => [...text].length >= minLength && [...text].length <= maxLength;
  const text =
    pattern === undefined
      ? fc.string({ unit: 'grapheme', maxLength: 30 })
      : fc.stringMatching(new RegExp(pattern, 'u'));
  return text.filter(fits);
}

function objectOf({ oneOf, properties = {}, ...schema }: Schema): fc.Arbitrary<unknown> {
  if (oneOf === undefined) return membersOf({ ...schema, properties });
  return fc.oneof(
    ...oneOf.map(({ required = [], maxProperties }) => {
      expect(maxProperties, 'an alternative with more than what it requires').toBe(required.length);
      const own = Object.entries(properties).filter(([name]) => required.includes(name));
      return membersOf({ properties: Object.fromEntries(own), required });
    }),
  );
}

function membersOf({ properties = {}, required = [], anyOf = [] }: Schema): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, valuesOf(member)]));
  const alternatives = anyOf.length === 0 ? [[]] : anyOf.map((alternative) => alternative.required ?? []);
  return fc.oneof(...alternatives.map((more) => fc.record(members, { requiredKeys: [...required, ...more] })));
}

/** What the document says in words, since no pattern can: the day is of the calendar and of the last 130 years. */
const isBirthDate = (text: string): boolean => {
  const [year = '', month = '01', day = '01'] = text.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const now = new Date();
  return date.toISOString().slice(8, 10) === day && date <= now && Number(year) > now.getUTCFullYear() - 130;
};

describe('a request made from the document alone', () => {
  const names = Object.keys(REQUEST_SCHEMAS).filter((name) => name !== 'ContactEvent');

  it.each(names)('of %s is taken', (name) => {
    let samples = 0;
    fc.assert(
      fc.property(valuesOf(schemaNamed(name)), (sample) => {
        const { patient = sample } = sample as { patient?: { birthDate?: string } };
        const { birthDate } = patient as { birthDate?: string };
        if (birthDate !== undefined && !isBirthDate(birthDate)) return;
        samples += 1;
        const parsed = REQUEST_SCHEMAS[name]?.['~standard'].validate(JSON.parse(JSON.stringify(sample)));
        expect((parsed as { issues?: unknown }).issues).toBeUndefined();
      }),
      { numRuns: 400 },
    );
    expect(samples).toBeGreaterThan(100);
  });

  it('can be a booking of a patient with one name, born in a year', () => {
    const bookings = fc.sample(valuesOf(schemaNamed('BookAppointmentRequest')), 500) as {
      patient: Record<string, string>;
    }[];
    expect(bookings.some(({ patient }) => patient.givenName === undefined)).toBe(true);
    expect(bookings.some(({ patient }) => patient.familyName === undefined)).toBe(true);
    expect(bookings.some(({ patient }) => /^[0-9]{4}$/.test(patient.birthDate ?? ''))).toBe(true);
    expect(bookings.every(({ patient }) => (patient.givenName ?? patient.familyName) !== undefined)).toBe(true);
  });
});
