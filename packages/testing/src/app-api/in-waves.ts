/** How many at once: enough to keep everything in the way busy, too few for any to wait until its time is over. */
const WAVE = 16;

/** Acts on each of many things that do not mind each other, several at once: that costs less than one after the other, since what
 *  is in the way wakes up once for all of a wave, and a practice's requests are counted together. Rejects as soon as one does. */
export async function inWaves<Thing>(things: readonly Thing[], act: (thing: Thing) => Promise<void>): Promise<void> {
  for (let from = 0; from < things.length; from += WAVE) await Promise.all(things.slice(from, from + WAVE).map(act));
}
