/** When an appointment is, and when its patient's details were typed, as the index knows it. */
export interface IndexedTimes {
  readonly startEpochMinutes: number;
  readonly endEpochMinutes: number;
  /** Epoch milliseconds. */
  readonly toldAt: number;
}

interface Hit {
  readonly appointmentId: string;
  readonly times?: IndexedTimes;
  readonly alike?: string;
}

/** The appointments that an answer at `now` (epoch milliseconds) will most likely tell from, by what the index knows: the next
 *  and the last of each patient, and where the details were typed last. A guess: the index does not follow moves and
 *  cancellations, and takes people of one name and birth date for one patient. */
export function likelyShown(hits: readonly Hit[], now: number): string[] {
  const known = hits.flatMap(({ appointmentId, times, alike = '' }) =>
    times ? [{ appointmentId, alike, ...times }] : [],
  );
  const patients = Map.groupBy(known, ({ alike }) => alike);
  return [...patients.values()].flatMap((own) => {
    const inTime = own.toSorted((a, b) => a.startEpochMinutes - b.startEpochMinutes);
    const next = inTime.find(({ endEpochMinutes }) => endEpochMinutes * 60_000 > now);
    const last = inTime.findLast((one) => one !== next && one.startEpochMinutes * 60_000 <= now);
    const told = inTime.reduce((latest, one) => (one.toldAt >= latest.toldAt ? one : latest));
    return [...new Set([told, next, last])].flatMap((one) => one?.appointmentId ?? []);
  });
}
