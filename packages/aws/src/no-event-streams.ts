/** Stands in for `@smithy/core/event-streams` in the bundles (see esbuild.settings.cjs and ADR-0030): no call of ours has an
 *  event stream, and the real module would bring checksums and zlib with it. Clients that can have one, such as Lambda's, ask for
 *  it when they are made, and get their settings back unchanged; a call with an event stream throws. */
export const resolveEventStreamSerdeConfig = <Settings extends object>(settings: Settings): Settings => settings;

export function eventStreamSerdeProvider(): never {
  throw new Error('The bundles contain no event streams: see esbuild.settings.cjs.');
}

export class EventStreamSerde {
  constructor() {
    eventStreamSerdeProvider();
  }
}
