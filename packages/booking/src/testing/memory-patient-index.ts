import type { PatientKey, PatientKeyKind } from '../domain/patient-key.ts';
import type { PatientHit, PatientIndex, PatientIndexEntry, PatientIndexWriter } from '../ports/patient-index.ts';

/** The index of patients in memory; a name and birth date stand for themselves. */
export class MemoryPatientIndex implements PatientIndex, PatientIndexWriter {
  readonly #entries = new Map<string, PatientIndexEntry>();

  async put(entry: PatientIndexEntry): Promise<void> {
    const owner = `${entry.practiceId}#${entry.appointmentId}`;
    if ((this.#entries.get(owner)?.version ?? 0) <= entry.version) this.#entries.set(owner, entry);
  }

  async find(practiceId: string, { kind, value }: PatientKey, most: number): Promise<readonly PatientHit[]> {
    return this.#found(practiceId, kind, value.reveal(), most);
  }

  async findAlike(practiceId: string, alike: string, most: number): Promise<readonly PatientHit[]> {
    return this.#found(practiceId, 'name', alike, most);
  }

  async alikeOf(_practiceId: string, name: PatientKey): Promise<string> {
    return name.value.reveal();
  }

  #found(practiceId: string, kind: PatientKeyKind, value: string, most: number): PatientHit[] {
    const hashed = (keys: readonly PatientKey[], of: PatientKeyKind) =>
      keys.find((key) => key.kind === of)?.value.reveal();
    return [...this.#entries.values()]
      .filter((entry) => entry.practiceId === practiceId && hashed(entry.keys, kind) === value)
      .map(({ appointmentId, times, keys }) => {
        const alike = hashed(keys, 'name');
        return { appointmentId, times, ...(alike !== undefined && { alike }) };
      })
      .slice(0, most);
  }
}
