/** What is known when the zone table is checked. Releases of the IANA database sort as texts. */
export interface ZoneTableFacts {
  readonly tableRelease: string;
  /** Whether the table is what the installed source says, byte for byte. */
  readonly isAsSource: boolean;
  /** The IANA release of the Node that runs, if it tells. */
  readonly runtimeRelease: string | undefined;
  /** The installed version of the source package. */
  readonly installedVersion: string;
  /** The newest version of the source package; absent when the registry could not be asked. */
  readonly newest?: { readonly version: string; readonly publishedAt: number };
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface ZoneTableVerdict {
  readonly isBehind: boolean;
  /** One sentence for whoever reads the log of CI. */
  readonly message: string;
}

/** A new release does not break every build overnight, and none stays unnoticed for longer than this. */
export const DAYS_TO_RENEW = 14;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the zone table is behind what is installed, what the runtime knows, or what the registry offers. */
export function judgeZoneTable(facts: ZoneTableFacts): ZoneTableVerdict {
  const { tableRelease, isAsSource, runtimeRelease, installedVersion, newest, now } = facts;
  if (!isAsSource) {
    return { isBehind: true, message: 'The zone table differs from the installed source. Run `pnpm zones`.' };
  }
  if (runtimeRelease !== undefined && runtimeRelease > tableRelease) {
    const message = `Node knows ${runtimeRelease}, the zone table is ${tableRelease}. Update moment-timezone, run \`pnpm zones\`.`;
    return { isBehind: true, message };
  }
  if (newest === undefined) {
    const message = `The zone table is ${tableRelease}, as installed. The registry did not answer: a newer release may exist.`;
    return { isBehind: false, message };
  }
  if (newest.version === installedVersion) {
    return { isBehind: false, message: `The zone table is ${tableRelease}, from the newest source.` };
  }
  const daysOld = Math.floor((now - newest.publishedAt) / MILLISECONDS_PER_DAY);
  const update = `moment-timezone ${newest.version} is ${daysOld} days old, ${installedVersion} is installed: update it in pnpm-workspace.yaml, run \`pnpm install\` and \`pnpm zones\``;
  return { isBehind: daysOld >= DAYS_TO_RENEW, message: `${update} within ${DAYS_TO_RENEW} days of its release.` };
}
