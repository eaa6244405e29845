/** The idempotency key of what a form sends: the same as long as the same is sent and no success has come back. So pressing again
 *  after a lost answer finds what the first press did, and does not do it twice. */
export class KeptKey {
  #sent: { readonly text: string; readonly key: string } | undefined;

  /** Sends what makes up `body`, with its key. */
  async during<Answer>(
    body: object,
    send: (options: { readonly idempotencyKey: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const text = JSON.stringify(body);
    if (this.#sent?.text !== text) this.#sent = { text, key: crypto.randomUUID() };
    const answer = await send({ idempotencyKey: this.#sent.key });
    this.#sent = undefined;
    return answer;
  }
}
