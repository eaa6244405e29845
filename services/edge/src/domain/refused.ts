/** Somebody answered, and not with what was asked for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** As in a DoorFault. */
  readonly why: string;

  constructor(why: string) {
    super(why);
    this.why = why;
  }
}
