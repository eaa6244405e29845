/** A practice and its clock. */
export interface SampledPractice {
  readonly practiceId: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** As of a revision of its rules. */
export interface RegisteredPractice extends SampledPractice {
  readonly revision: number;
}

/** The practices of which samples are taken. */
export interface SampledPractices {
  /** From now on the practice is sampled, by this clock; nothing changes where it is known as of a later revision. */
  register(practice: RegisteredPractice): Promise<void>;
  /** In parts. */
  list(): AsyncIterable<readonly SampledPractice[]>;
}
