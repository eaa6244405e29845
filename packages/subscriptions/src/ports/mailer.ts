/** A mail of plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail to vendors. */
export interface Mailer {
  /** False: the stage has no sender. Rejects when the mail was not taken. */
  send(mail: Mail): Promise<boolean>;
}
