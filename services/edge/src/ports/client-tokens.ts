/** Access tokens of the check's own client. */
export interface ClientTokens {
  /** One that is valid for some time still. Throws Refused, UNAVAILABLE when the client's secret cannot be read, or what a Web
   *  throws. */
  current(): Promise<string>;
  /** The next is a new one: somebody did not accept this one. */
  forget(): void;
}
