import { describe, expect, it } from 'vitest';
import { EventStreamSerde, eventStreamSerdeProvider, resolveEventStreamSerdeConfig } from './no-event-streams.ts';

describe('what stands in for event streams', () => {
  it("leaves a client's settings as they are", () => {
    const settings = { eventStreamSerdeProvider };
    expect(resolveEventStreamSerdeConfig(settings)).toBe(settings);
  });

  it('refuses a call with an event stream', () => {
    expect(() => new EventStreamSerde()).toThrow('no event streams');
    expect(eventStreamSerdeProvider).toThrow('no event streams');
  });
});
