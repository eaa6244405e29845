import type { SendResult } from '../domain/attempt.ts';

export interface SignedEvent {
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A vendor's endpoint. */
export interface Receiver {
  /** One request, within the timeout. Never rejects. */
  send(signed: SignedEvent): Promise<SendResult>;
}
