/** Zones whose law has changed since the release of the IANA database that a Node carries, by that release: there the zone
 *  table is right and the runtime is not. Checked against the news of the later releases, 2026d to 2026f. */
const ZONES_AHEAD: Readonly<Record<string, readonly string[]>> = {
  '2026c': [
    // Cuba keeps its summer time through the winter of 2026.
    'America/Havana',
    'Cuba',
    // The Northwest Territories stay at -06:00 from November 2026.
    'America/Inuvik',
    // Manitoba stays at -05:00 from November 2026.
    'America/Rainy_River',
    'America/Winnipeg',
    'Canada/Central',
  ],
};

/** The zones in which the runtime of the test cannot judge the table. Empty once Node has the table's release. */
export const ZONES_AHEAD_OF_RUNTIME: readonly string[] = ZONES_AHEAD[process.versions.tz ?? ''] ?? [];

/** The zones of the runtime whose rules are those of the table. */
export const ZONES_AS_IN_RUNTIME: readonly string[] = Intl.supportedValuesOf('timeZone').filter(
  (name) => !ZONES_AHEAD_OF_RUNTIME.includes(name),
);
