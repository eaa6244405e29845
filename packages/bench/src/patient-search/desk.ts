import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { LocalCloud } from '@frontdesk/local/running-cloud';
import { FreeBookings, PRACTICE_ID, practiceDocument } from '../local-cloud/bench-practice.ts';
import type { SamplePatient } from './sample-appointments.ts';

/** An agent of the practice who books and searches, one request after another over one connection. */
export class Desk {
  readonly #url: string;
  readonly #authorization: string;
  readonly #bookings = new FreeBookings();
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#authorization = `Bearer ${token}`;
  }

  static async open(cloud: LocalCloud): Promise<Desk> {
    const imported = await cloud.invoke('importPractice', practiceDocument());
    if (!imported.ok) throw new Error(`importPractice failed: ${imported.errorMessage}`);
    return new Desk(cloud.urls.appApi, await cloud.issueToken({ practiceId: PRACTICE_ID, role: 'agent' }));
  }

  async timed(act: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await act();
    return performance.now() - startedAt;
  }

  /** Books a free time; the appointment's id. */
  async book(patient: SamplePatient): Promise<string> {
    const [call] = this.#bookings.take(1);
    const { id } = await this.#post<{ id: string }>(
      '/appointments',
      { ...(call?.body as object), patient },
      call?.headers,
    );
    return id;
  }

  /** How many patients are found. */
  async search(body: object): Promise<number> {
    return (await this.#post<{ items: unknown[] }>('/patients/search', body)).items.length;
  }

  async mustFind(body: object): Promise<void> {
    if ((await this.search(body)) === 0) throw new Error('A patient was not found.');
  }

  /** Over node:http: `fetch` takes a third of a millisecond more, which is the client's and not what is measured. */
  async #post<Answer>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request(this.#url + path, {
        method: 'POST',
        agent: this.#agent,
        headers: { authorization: this.#authorization, 'content-type': 'application/json', ...headers },
      });
      outgoing.on('response', resolve).on('error', reject).end(JSON.stringify(body));
    });
    const answer = await text(incoming);
    const { statusCode = 0 } = incoming;
    if (statusCode >= 300) throw new Error(`${path} was answered ${statusCode}: ${answer}`);
    return JSON.parse(answer) as Answer;
  }
}
