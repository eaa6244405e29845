import { once } from 'node:events';
import type { RealtimeTopic, ServerMessage } from '@frontdesk/contracts/realtime';
import { type RawData, WebSocket } from 'ws';

type EventMessage = Extract<ServerMessage, { type: 'event' }>;
type Subscribed = Extract<ServerMessage, { type: 'subscribed' }>;

/** A dashboard as simple as the contract allows: it keeps its position, resumes from it and drops duplicates. */
export class Dashboard {
  readonly kept: EventMessage[] = [];
  readonly subscriptions: Subscribed[] = [];
  readonly others: ServerMessage[] = [];
  position: { epoch: string; seq: number } | undefined;
  readonly #topics: readonly RealtimeTopic[];
  #socket: WebSocket | undefined;

  constructor(topics: readonly RealtimeTopic[] = ['calls', 'appointments']) {
    this.#topics = topics;
  }

  /** Opens a connection; rejects with the gateway's answer when it refuses. */
  async connect(url: string, headers: Record<string, string> = {}): Promise<void> {
    const socket = new WebSocket(url, { headers });
    this.#socket = socket;
    socket.on('message', (data) => {
      if (socket === this.#socket) this.#take(data);
    });
    await once(socket, 'open');
    socket.on('error', () => undefined);
  }

  subscribe(): void {
    this.send({ action: 'subscribe', topics: this.#topics, ...(this.position && { since: this.position }) });
  }

  send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Breaks the line as a lost network does: without a word. */
  kill(): void {
    this.#socket?.terminate();
    this.#socket = undefined;
  }

  #take(data: RawData): void {
    const message = JSON.parse(String(data)) as ServerMessage;
    if (message.type === 'subscribed') {
      this.subscriptions.push(message);
      this.position = { epoch: message.epoch, seq: message.seq };
    } else if (message.type !== 'event') this.others.push(message);
    else if (this.position !== undefined && message.seq > this.position.seq) {
      this.kept.push(message);
      this.position = { epoch: message.epoch, seq: message.seq };
    }
  }
}
