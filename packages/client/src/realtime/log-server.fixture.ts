import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface Connection {
  readonly socket: WebSocket;
  subscribed: boolean;
}

/** The contract's other side in small: a log with a gap-free sequence, single-use tickets, replay on `since`. Delivery is
 *  as bad as at-least-once allows: events are repeated, overtake each other, and are lost on connections that stay open. */
export class LogServer implements AsyncDisposable {
  readonly #server: WebSocketServer;
  readonly #random: () => number;
  readonly #tickets = new Set<string>();
  readonly #connections = new Set<Connection>();
  #epoch = 'epoch-1';
  #seq = 0;
  #log: string[] = [];
  connected = 0;

  private constructor(server: WebSocketServer, random: () => number) {
    this.#server = server;
    this.#random = random;
    server.on('connection', (socket, request) => {
      const ticket = new URL(request.url ?? '', 'ws://x').searchParams.get('ticket') ?? '';
      if (!this.#tickets.delete(ticket)) return socket.terminate();
      this.connected += 1;
      const connection = { socket, subscribed: false };
      this.#connections.add(connection);
      socket.on('close', () => this.#connections.delete(connection));
      socket.on('message', (data) => this.#receive(connection, JSON.parse(String(data))));
    });
  }

  static async start(random: () => number = Math.random): Promise<LogServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new LogServer(server, random);
  }

  openTicket = async (): Promise<{ ticket: string; url: string }> => {
    const ticket = `tkt-${this.#random()}`;
    this.#tickets.add(ticket);
    return { ticket, url: `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/` };
  };

  get head(): number {
    return this.#seq;
  }

  publish(): void {
    this.#seq += 1;
    const event = { topic: 'calls', event: 'call.queued', at: '2027-03-01T12:00:00Z', data: {} };
    const text = JSON.stringify({ type: 'event', epoch: this.#epoch, seq: this.#seq, ...event });
    this.#log.push(text);
    for (const connection of this.#connections) if (connection.subscribed) this.#post(connection.socket, text);
  }

  /** Ends every connection without a word. */
  killAll(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /** The log is gone, as after 24 hours. */
  beginLogAnew(): void {
    this.#epoch = `${this.#epoch}+`;
    this.#seq = 0;
    this.#log = [];
    this.killAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.killAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #receive(connection: Connection, message: { action: string; since?: { epoch: string; seq: number } }): void {
    const { socket } = connection;
    if (message.action === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
    if (message.action !== 'subscribe') return;
    const recovered = message.since?.epoch === this.#epoch && message.since.seq <= this.#seq;
    socket.send(JSON.stringify({ type: 'subscribed', epoch: this.#epoch, seq: this.#seq, recovered }));
    if (recovered) for (const text of this.#log.slice(message.since?.seq)) socket.send(text);
    connection.subscribed = true;
  }

  #post(socket: WebSocket, text: string): void {
    const chance = this.#random();
    if (chance < 0.02) return;
    if (chance < 0.1) setTimeout(() => socket.send(text), 15 * this.#random());
    else socket.send(text);
    if (chance > 0.9) socket.send(text);
  }
}
