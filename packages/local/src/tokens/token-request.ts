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

/** Which vendor the token is for. */
export interface VendorTokenRequest {
  email: string;
  /** False: the address is not verified yet, as before a vendor has typed the code that Cognito sends. */
  verified?: boolean | undefined;
  /** Exactly these, instead of those that a vendor has. */
  scopes?: readonly string[] | undefined;
  /** Signed as ever, and out of date by an hour. */
  expired?: boolean | undefined;
}

/** A client that signs in as itself, by client credentials. */
export interface ClientTokenRequest {
  /** The console's client when none is given: in `dev` the gateway takes no other's tokens. */
  clientId?: string | undefined;
  /** What the client is allowed to ask for, `resource-server/scope`. */
  scopes: readonly string[];
}
