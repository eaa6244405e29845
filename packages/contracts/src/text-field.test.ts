import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { contactEvent } from './contact-event.ts';
import { identifier } from './identifiers.ts';
import { dateText, instantText, wallClockTime } from './instant-text.ts';
import { FIELD_SCHEMAS } from './openapi-fields.ts';
import { REQUEST_SCHEMAS } from './openapi-named-schemas.ts';
import { paging } from './paging.ts';
import { ROUTES } from './routes.ts';
import { TEXT_FIELDS } from './text-field.ts';

/** Fields that nobody types words into, each with a rule of its own. */
const OTHER_TEXTS = new Set<z.core.$ZodType>([
  identifier,
  instantText,
  dateText,
  wallClockTime,
  // What a list gave is given back.
  (paging.cursor._zod.def as z.core.$ZodOptionalDef).innerType,
]);

/** Every schema of text within a schema, with where it stands. */
function textsOf(schema: z.core.$ZodType, path: string): [string, z.core.$ZodType][] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return [[path, schema]];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, member]) => textsOf(member, `${path}/${name}`));
    case 'array':
      return textsOf(def.element, `${path}/*`);
    case 'record':
      return [...textsOf(def.keyType, `${path}/<name>`), ...textsOf(def.valueType, `${path}/*`)];
    case 'union':
      return def.options.flatMap((option) => textsOf(option, path));
    case 'pipe':
      return [...textsOf(def.in, path), ...textsOf(def.out, path)];
    case 'optional':
    case 'nullable':
    case 'default':
      return textsOf(def.innerType, path);
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
    case 'unknown':
    case 'transform':
      return [];
    default:
      throw new Error(`${path}: nobody knows whether ${def.type} is text`);
  }
}

const bodies = Object.entries(REQUEST_SCHEMAS).filter(([, schema]) => schema !== contactEvent);
const parameters = ROUTES.flatMap(({ operationId, query, pathParameters }) =>
  [query, pathParameters].flatMap((schema) => (schema === undefined ? [] : [[operationId, schema] as const])),
);
const texts = [...bodies, ...parameters].flatMap(([name, schema]) => textsOf(schema, name));

describe('the text that callers send', () => {
  it('is found', () => {
    const paths = texts.filter(([, schema]) => TEXT_FIELDS.has(schema)).map(([path]) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'BookAppointmentRequest/patient/givenName',
        'BookAppointmentRequest/patient/familyName',
        'BookAppointmentRequest/patient/birthDate',
        'BookAppointmentRequest/patient/phone',
        'BookAppointmentRequest/patient/email',
        'BookAppointmentRequest/patient/memberId',
        'BookAppointmentRequest/reason',
        'CancelAppointmentRequest/note',
        'CreateClosureRequest/description',
        'ReplaceScheduleRequest/displayName',
        'ReplaceAppointmentTypeRequest/displayName',
      ]),
    );
  });

  it.each(texts)('at %s is read by the one rule, or is no text that people type', (_, schema) => {
    expect(TEXT_FIELDS.has(schema) || OTHER_TEXTS.has(schema)).toBe(true);
  });

  it('is described in the document, every field of it', () => {
    const described = new Set(Object.values(FIELD_SCHEMAS).map(({ schema }) => schema));
    expect(texts.filter(([, schema]) => TEXT_FIELDS.has(schema) && !described.has(schema))).toEqual([]);
  });

  const samples: Readonly<Record<string, string>> = {
    PersonName: 'Mara Li',
    FullName: 'Mara Li',
    BirthDate: '1980-05-17',
    TelephoneNumber: '+1 212-555-0142',
    EmailAddress: 'name@example.test',
    MemberId: 'AB 1',
    FreeText: 'some words',
    DisplayName: 'Dr. Ana Müller',
    ClosureDescription: 'some words',
  };

  it.each(Object.entries(FIELD_SCHEMAS))(
    'as %s is kept as it looks, and refused with a sentence for control characters',
    (name, { schema }) => {
      const sample = samples[name] ?? '';
      const parse = (text: string) =>
        schema['~standard'].validate(text) as { value?: unknown; issues?: { message: string }[] };
      for (const pasted of [
        `\u202a${sample}\u202c`,
        `\u2068${sample}\u2069`,
        `\u200e${sample}\u200b`,
        `\ufeff${sample}\u00ad`,
        `\u00a0${sample}\n`,
      ]) {
        expect(parse(pasted), pasted).toEqual({ value: sample });
      }
      for (const refused of ['', ' ', '\u200b\u2060', `${sample}\u0000`, `\u009b${sample}`, 'x'.repeat(20_000)]) {
        expect(parse(refused).issues, refused).toMatchObject([{ message: expect.stringMatching(/^must /) }]);
      }
    },
  );
});
