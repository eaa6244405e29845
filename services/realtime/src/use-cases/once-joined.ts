import type { ConnectionState } from '../ports/connections.ts';

/** Waits between attempts, longer each time; false: there is no time for another one. */
export type UntilJoined = (deadline: number) => { wait(): Promise<boolean> };

/** Tries a change of a connection until no other message of the same client is bringing the connection up to date, or
 *  there is no time left: a client may send its next message before the one before has ended. Resolves with what is in
 *  the way, if anything. The gateway hands messages on without an order, so of two that are sent at once either may be
 *  the first. */
export async function onceJoined(
  attempt: () => Promise<ConnectionState | undefined>,
  waits: ReturnType<UntilJoined>,
): Promise<ConnectionState | undefined> {
  for (;;) {
    const inTheWay = await attempt();
    if (inTheWay?.kind !== 'joining' || !(await waits.wait())) return inTheWay;
  }
}
