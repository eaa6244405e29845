/** Who the token is for. */
export interface TokenRequest {
  practiceId: string;
  role: string;
  /** `<practiceId>-<role>` when none is given. */
  sub?: string | undefined;
  /** Exactly these, instead of those that the role has. */
  scopes?: readonly string[] | undefined;
  /** Signed as ever, and out of date by an hour. */
  expired?: boolean | undefined;
}
