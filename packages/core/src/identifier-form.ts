/** What every id looks like, a practice's among them: in a path, a token, a tag of a contact, a queue's message, an import.
 *  No `#`, which separates the parts of keys. The one place of this rule. */
export const IDENTIFIER_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
