/** The sender has not shown who it is. Answered 401 with `{message}`, as the HTTP API answers for the routes whose token it
 *  checks itself: a caller sees one front door. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}
