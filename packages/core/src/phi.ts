const REDACTED = '[PHI]';

/** Protected health information: a value that can be stored and answered, but not logged.
 *  The logger's types refuse it; should it get there anyway, every way of printing it gives `[PHI]`.
 *  Reading the value is a visible act: `reveal()`. */
export class Phi<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself, for the record's store and for the answer to an authorised caller. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return REDACTED;
  }
}
