import type { Through, TrialAnswer, TrialCall } from '../domain/release-trial.ts';
import type { ReleasedFunctions } from '../ports/released-functions.ts';

/** How a version misbehaves: its answer to a call, or what it throws. */
export type Fault = (call: TrialCall) => TrialAnswer | undefined;

/** Functions of a release that answer as ours do: a key's first answer comes again, a time that is taken is refused. Those of
 *  the new version do what `fault` says where it says anything. */
export class TrialFunctions implements ReleasedFunctions {
  readonly calls: { call: TrialCall; through: Through }[] = [];
  readonly booked = new Map<string, { start: string; status: 'booked' | 'cancelled' }>();
  fault: Fault = () => undefined;
  readonly #practiceId: string;
  readonly #answers = new Map<string, TrialAnswer>();

  constructor(practiceId: string) {
    this.#practiceId = practiceId;
  }

  async call(call: TrialCall, through: Through): Promise<TrialAnswer> {
    this.calls.push({ call, through });
    const faulty = through === 'new' ? this.fault(call) : undefined;
    if (faulty !== undefined) return faulty;
    const kept = this.#answers.get(call.idempotencyKey);
    if (kept !== undefined) return kept;
    const answer =
      call.operation === 'bookAppointment' ? this.#book(call.body) : this.#cancel(call.appointmentId ?? '');
    this.#answers.set(call.idempotencyKey, answer);
    return answer;
  }

  /** The appointments that stand. */
  get standing(): string[] {
    return [...this.booked].filter(([, { status }]) => status === 'booked').map(([id]) => id);
  }

  #book(body: object): TrialAnswer {
    const start = 'start' in body ? String(body.start) : '';
    const isTaken = [...this.booked.values()].some((one) => one.start === start && one.status === 'booked');
    if (isTaken) return { statusCode: 409, body: JSON.stringify({ code: 'SLOT_TAKEN' }) };
    const id = `appointment-${this.booked.size + 1}`;
    this.booked.set(id, { start, status: 'booked' });
    return this.#shown(201, id);
  }

  #cancel(id: string): TrialAnswer {
    const found = this.booked.get(id);
    if (found === undefined) return { statusCode: 404, body: '{}' };
    found.status = 'cancelled';
    return this.#shown(200, id);
  }

  #shown(statusCode: number, id: string): TrialAnswer {
    return { statusCode, body: JSON.stringify({ id, practiceId: this.#practiceId, ...this.booked.get(id) }) };
  }
}
