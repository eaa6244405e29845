import type { OutageKind } from '@frontdesk/local/payers/payer-simulator';

interface Tally {
  readonly calls: number;
  readonly mostAtOnce: number;
}

/** The payers of a local cloud, as they count and as they are told. */
export class Payers {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async takeDown(payerId: string, seconds: number, kind: OutageKind): Promise<void> {
    await fetch(`${this.#url}/outages`, { method: 'POST', body: JSON.stringify({ payerId, seconds, kind }) });
  }

  async forget(): Promise<void> {
    await fetch(`${this.#url}/ledger`, { method: 'DELETE' });
  }

  async tallies(): Promise<Readonly<Record<string, Tally>>> {
    const { payers } = (await (await fetch(`${this.#url}/ledger`)).json()) as { payers: Record<string, Tally> };
    return payers;
  }
}
