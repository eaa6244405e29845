import { UPSTREAM_POLICIES, type UpstreamPolicy } from '@frontdesk/contracts/upstream-policies';
import type { CircuitStore } from '@frontdesk/core/circuit-store';
import type { Clock } from '@frontdesk/core/clock';
import { silentLogger } from '@frontdesk/core/logger';
import { type Metrics, silentMetrics } from '@frontdesk/core/metrics';
import type { PlaceStore } from '@frontdesk/core/place-store';
import { eligibilityCheck } from '@frontdesk/local/payers/eligibility-check';
import { PayerSimulator, type PayerSimulatorOptions } from '@frontdesk/local/payers/payer-simulator';
import { SharedCircuit } from '@frontdesk/upstream/shared-circuit';
import { SharedPlaces } from '@frontdesk/upstream/shared-places';
import { Upstream } from '@frontdesk/upstream/upstream';
import { ClearinghousePayer } from '../adapters/clearinghouse/clearinghouse-payer.ts';
import { type JsonReply, NoReplyError, type postJson } from '../adapters/clearinghouse/json-post.ts';

export interface ContainerOptions {
  readonly circuits: CircuitStore;
  /** Without one, no call needs a place. */
  readonly places?: PlaceStore;
  readonly policy?: UpstreamPolicy;
  readonly metrics?: Metrics;
  /** Told of the transitions that this container makes. */
  readonly changed?: (upstream: string, state: 'open' | 'closed') => void;
  /** What the container's calls pass on their way. */
  readonly network?: (post: typeof postJson) => typeof postJson;
}

/** The payer simulator without its network: the adapter and everything that guards it, by a clock of the test's own. */
export class SimulatedPayers {
  readonly simulator: PayerSimulator;
  readonly #clock: Clock;

  /** Payers answer at once, unless told otherwise. */
  constructor(clock: Clock, options: PayerSimulatorOptions = {}) {
    this.#clock = clock;
    this.simulator = new PayerSimulator({ latencyMilliseconds: 0, now: () => clock.now(), ...options });
  }

  /** The payers as one container of a worker reaches them. */
  container(options: ContainerOptions): ClearinghousePayer {
    const { circuits, policy = UPSTREAM_POLICIES.clearinghouse, metrics = silentMetrics } = options;
    const { changed = () => {}, network = (post) => post } = options;
    const common = { clock: this.#clock, metrics };
    const circuit = new SharedCircuit({ ...common, store: circuits, policy: policy.circuit, changed });
    const { places: store } = options;
    const places = store && { places: new SharedPlaces({ ...common, store, places: policy.places }) };
    return new ClearinghousePayer({
      url: 'https://clearinghouse.example',
      key: { valid: async () => 'a-key', reread: async () => undefined },
      upstream: new Upstream({ ...common, policy, circuit, ...places }),
      log: silentLogger,
      post: network((url, request) => this.#answer(url, request)),
    });
  }

  async #answer(_url: string, { body, signal }: Parameters<typeof postJson>[1]): Promise<JsonReply> {
    const check = eligibilityCheck.parse(body);
    const reply = this.simulator.replyTo(check);
    try {
      if (reply.kind === 'never') return await cutOff(signal);
      if (reply.kind === 'throttled') return { status: 429, retryAfterSeconds: reply.retryAfterSeconds, body: '{}' };
      if (reply.afterMilliseconds > 0) await sleep(reply.afterMilliseconds);
      if (reply.kind === 'half') throw new NoReplyError(false);
      return { status: reply.status, body: reply.body };
    } finally {
      this.simulator.ended(check);
    }
  }
}

/** By the global timer, which tests may replace. */
function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function cutOff(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new NoReplyError(false)), { once: true });
  });
}
