import { randomBytes, randomInt } from 'node:crypto';
import type { Item } from './stored-items.ts';

/** A patient whose every field is a value that occurs nowhere else, so that wherever it turns up it has leaked. */
export class Canaries {
  readonly patient: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly note: string;
  /** What payers of the simulator say of a member, and nobody else: the name of their primary care provider. */
  readonly payersAnswer = 'ORTEGA';
  /** For unknown fields, headers, queries and paths; of a form that is an id. */
  readonly stray: string;
  readonly #spellings: readonly string[];

  constructor() {
    const word = (): string => `canary${randomBytes(8).toString('hex')}`;
    this.patient = {
      givenName: word(),
      familyName: word(),
      birthDate: `19${randomInt(10, 50)}-0${randomInt(1, 10)}-1${randomInt(0, 10)}`,
      phone: `+${randomInt(1e9, 9e9)}${randomInt(1e4, 9e4)}`,
      email: `${word()}@patients.example`,
      memberId: word(),
    };
    this.reason = `${word()} since Tuesday`;
    this.note = `${word()}, called at noon`;
    this.stray = word();
    this.#spellings = this.all.flatMap(spellingsOf);
  }

  get all(): string[] {
    return [...Object.values(this.patient), this.reason, this.note, this.stray, this.payersAnswer];
  }

  /** Which canaries a text holds, in any spelling. */
  in(text: string): string[] {
    return this.#spellings.filter((spelling) => text.includes(spelling));
  }

  /** Where canaries are in a stored item, as names of its attributes. */
  attributesOf(item: Item): string[] {
    return Object.keys(item).filter((name) => this.in(`${name} ${JSON.stringify(item[name])}`).length > 0);
  }
}

/** As it is, as a URL and as hexadecimal have it, and as base64 at each of its three offsets, without what the neighbours change. */
function spellingsOf(text: string): string[] {
  const inBase64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('x'.repeat(offset) + text).toString('base64');
    return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + text.length) * 8) / 6));
  });
  const url = inBase64.map((encoded) => encoded.replaceAll('+', '-').replaceAll('/', '_'));
  const first = text.split(' ')[0] ?? text;
  return [...new Set([text, first, encodeURIComponent(text), Buffer.from(text).toString('hex'), ...inBase64, ...url])];
}
