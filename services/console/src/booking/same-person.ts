export interface Person {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly birthDate: string;
}

/** Whether two are one person: by names without regard to case and accents, and by birth date. Nobody is without both. */
export function isSamePerson(one: Person, other: Person): boolean {
  const isSomebody = one.birthDate !== '' && nameOf(one) !== '';
  return isSomebody && one.birthDate.trim() === other.birthDate.trim() && nameOf(one) === nameOf(other);
}

const nameOf = ({ givenName = '', familyName = '' }: Person): string =>
  `${givenName} ${familyName}`
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
