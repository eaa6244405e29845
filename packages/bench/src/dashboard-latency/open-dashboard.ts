const DISCONNECTED = 'The dashboard was disconnected before it was shown everything.';

/** A dashboard of all topics that notes when it was shown what. */
export class OpenDashboard {
  readonly #socket: WebSocket;
  readonly #shownAt = new Map<string, number>();
  readonly #waiting = new Map<string, PromiseWithResolvers<number>>();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(String(data)));
    socket.addEventListener('close', () => this.#giveUp());
  }

  /** With a ticket, as a browser does it. Resolves when it is live. */
  static async open(appApi: string, token: string): Promise<OpenDashboard> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${appApi}/realtime/tickets`, { method: 'POST', headers });
    const { url } = (await response.json()) as { url: string };
    const socket = new WebSocket(url);
    const dashboard = new OpenDashboard(socket);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    const subscribed = dashboard.shown('subscribed');
    socket.send(JSON.stringify({ action: 'subscribe', topics: ['calls', 'appointments'] }));
    await subscribed;
    return dashboard;
  }

  /** When an event about this call or appointment came (as of performance.now()). Rejects when the connection ends first: a
   *  dashboard that does not take its frames in time is closed. */
  async shown(id: string): Promise<number> {
    const at = this.#shownAt.get(id);
    if (at !== undefined) return at;
    if (this.#socket.readyState > WebSocket.OPEN) throw new Error(DISCONNECTED);
    const waiting = this.#waiting.get(id) ?? Promise.withResolvers<number>();
    this.#waiting.set(id, waiting);
    return waiting.promise;
  }

  close(): void {
    this.#socket.close();
  }

  #take(text: string): void {
    const { type, data = {} } = JSON.parse(text) as {
      type: string;
      data?: { callId?: string; appointmentId?: string };
    };
    const id = data.callId ?? data.appointmentId ?? type;
    const at = performance.now();
    this.#shownAt.set(id, at);
    this.#waiting.get(id)?.resolve(at);
    this.#waiting.delete(id);
  }

  #giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(DISCONNECTED));
    this.#waiting.clear();
  }
}
