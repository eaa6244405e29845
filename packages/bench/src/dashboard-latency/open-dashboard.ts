/** A dashboard of all topics that notes when it was shown what. */
export class OpenDashboard {
  readonly #socket: WebSocket;
  readonly #shownAt = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(String(data)));
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

  /** When an event about this call or appointment came (as of performance.now()). */
  shown(id: string): Promise<number> {
    const at = this.#shownAt.get(id);
    if (at !== undefined) return Promise.resolve(at);
    return new Promise((resolve) => void this.#waiting.set(id, resolve));
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
    this.#waiting.get(id)?.(at);
  }
}
