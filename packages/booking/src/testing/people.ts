import { type Patient, patient as patientSchema } from '@frontdesk/contracts/patient';
import { type PatientSearch, patientSearch } from '@frontdesk/contracts/patient-search';
import { Phi } from '@frontdesk/core/phi';
import fc from 'fast-check';

/** One patient of the suites. */
export const ada = { givenName: 'Ada', familyName: 'Byron', birthDate: '1980-05-17', phone: '+1 212 555 0142' };

/** The same, changed. */
export const adaWith = (change: object) => new Phi({ ...ada, ...change });

/** Who somebody is, by numbers that stand for what is typed in many ways: the oracle compares these and never a text. */
export interface Person {
  readonly given: number;
  /** Absent: a patient with one name. */
  readonly family?: number;
  readonly birthDate: string;
  readonly phone?: number;
  readonly member?: number;
}

/** Each line: one name as people and systems write it. */
const NAMES: readonly (readonly string[])[] = [
  ['Núñez-O’Brien', 'nunez o brien', "NUNEZ O'BRIEN", 'Nu\u0301n\u0303ez‐OʼBrien', 'NuñezOBrien'],
  ['Straße', 'STRASSE', 'strasse', 'Stra\u1e9ee'],
  ['Sørensen', 'SORENSEN', 'Sorensen'],
  ['Łukasz', 'lukasz', 'LUKASZ'],
  ['Đặng', 'dang', 'Dang', 'ĐẶNG'],
  ['İnönü', 'inonu', 'INONU', 'ınönü'],
  ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ', 'παπαδοπουλοσ'],
  ['Müller', 'MULLER', 'Mu\u0308ller'],
  ['Mueller', 'mueller'],
  ['Семёнов', 'СЕМЕНОВ'],
  ['مُحَمَّد', 'محمد'],
  ['李', '\uf9e1'],
  ['か', 'か'],
  ['が', 'か\u3099'],
  ['राम', 'राम'],
  ['रमा', 'रमा'],
  ['van der Berg', 'Van Der Berg', 'VanderBerg', 'van\u00a0der  Berg'],
];
const GIVEN: readonly (readonly string[])[] = [['Ana', 'ANA'], ['Zoë', 'Zoe', 'ZOE'], ['Bo'], ['José', 'jose']];
const BIRTH_DATES = ['1980', '1980-05', '1980-05-17', '1980-05-18', '2011-01-01'];

/** National digits by groups. Of the second country only, a `(0)` is written. */
const NUMBERS: readonly (readonly [country: string, groups: readonly string[]])[] = [
  ['1', ['212', '555', '0142']],
  ['1', ['212', '555', '0143']],
  ['1', ['480', '555', '0142']],
  ['44', ['20', '7946', '0018']],
  ['44', ['20', '7946', '0019']],
  ['49', ['30', '901820']],
];
const MEMBERS = [
  ['AB-123 456', 'ab123456', 'AB 123-456'],
  ['XY9', 'xy9', 'X-Y-9'],
];

const otherDigits = (text: string, zero: number): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const joined = (groups: readonly string[], by: string) => groups.join(by);

/** A number in the notations that people, telephones and web pages have for it. */
function notationsOf([country, groups]: (typeof NUMBERS)[number]): string[] {
  const home = country === '1';
  const written = ['', ' ', '-', '.', '\u00a0', ' / '].map((by) => joined(groups, by));
  const abroad = written.flatMap((text) => [`+${country} ${text}`, `011 ${country} ${text}`, `00${country} ${text}`]);
  const [first = '', ...rest] = groups;
  const local = home
    ? [...written, `(${first}) ${joined(rest, '-')}`, `1-${joined(groups, '-')}`, `1 (${first}) ${joined(rest, ' ')}`]
    : [`+${country} (0)${joined(groups, ' ')}`, `${country}${joined(groups, '')}`];
  const plain = [...abroad, ...local, `+${country}${joined(groups, '')}`];
  return [
    ...plain,
    `tel:+${country}-${joined(groups, '-')}`,
    `\u202a+${country} ${joined(groups, ' ')}\u202c`,
    ...plain.slice(-2).flatMap((text) => [otherDigits(text, 0x660), otherDigits(text, 0xff10), `${text} x37`]),
  ];
}
const NOTATIONS = NUMBERS.map(notationsOf);

const oneOf = (spellings: readonly string[] | undefined): fc.Arbitrary<string> => fc.constantFrom(...(spellings ?? []));
const index = (list: readonly unknown[]): fc.Arbitrary<number> => fc.nat(list.length - 1);

export const somePerson: fc.Arbitrary<Person> = fc.record(
  {
    given: index(GIVEN),
    family: index(NAMES),
    birthDate: fc.constantFrom(...BIRTH_DATES),
    phone: index(NUMBERS),
    member: index(MEMBERS),
  },
  { requiredKeys: ['given', 'birthDate'] },
);

/** The person as somebody types them, and as the API's schema takes it. */
export function typed({ given, family, birthDate, phone, member }: Person): fc.Arbitrary<Phi<Patient>> {
  const members = {
    givenName: oneOf(GIVEN[given]),
    birthDate: fc.constant(birthDate),
    ...(family !== undefined && { familyName: oneOf(NAMES[family]) }),
    ...(phone !== undefined && { phone: oneOf(NOTATIONS[phone]) }),
    ...(member !== undefined && { memberId: oneOf(MEMBERS[member]) }),
  };
  return fc.record(members).map((details) => new Phi(patientSchema.parse(details)));
}

/** What is searched for, by the same numbers. */
export type Sought =
  | { readonly phone: number }
  | { readonly family: number; readonly birthDate: string }
  | { readonly given: number; readonly birthDate: string }
  | { readonly member: number };

export const somethingSought: fc.Arbitrary<Sought> = fc.oneof(
  fc.record({ phone: index(NUMBERS) }),
  fc.record({ family: index(NAMES), birthDate: fc.constantFrom(...BIRTH_DATES) }),
  fc.record({ given: index(GIVEN), birthDate: fc.constantFrom(...BIRTH_DATES) }),
  fc.record({ member: index(MEMBERS) }),
);

export function asked(sought: Sought): fc.Arbitrary<Phi<PatientSearch>> {
  const spelled = (): fc.Arbitrary<object> => {
    if ('phone' in sought) return fc.record({ phone: oneOf(NOTATIONS[sought.phone]) });
    if ('member' in sought) return fc.record({ memberId: oneOf(MEMBERS[sought.member]) });
    const familyName = 'family' in sought ? oneOf(NAMES[sought.family]) : oneOf(GIVEN[sought.given]);
    return fc.record({ familyName, birthDate: fc.constant(sought.birthDate) });
  };
  return spelled().map((search) => new Phi(patientSearch.parse(search)));
}

/** Whether the person has what is sought; a given name is sought by who has no other. */
export function has(person: Person, sought: Sought): boolean {
  if ('phone' in sought) return person.phone === sought.phone;
  if ('member' in sought) return person.member === sought.member;
  if (person.birthDate !== sought.birthDate) return false;
  return 'family' in sought ? person.family === sought.family : !('family' in person) && person.given === sought.given;
}

/** Equal for one and the same patient. */
export function whoIs({ given, family, birthDate }: Person): string {
  return `${given} ${family} ${birthDate}`;
}
