import { describe, expect, it } from 'vitest';
import { FrameLengths } from './frame-lengths.ts';

// RFC 6455, section 5.2
const frame = (length: number, masked = true): Buffer => {
  const mask = masked ? 0x80 : 0;
  const header =
    length < 126
      ? Buffer.from([0x81, mask | length])
      : length < 65_536
        ? Buffer.from([0x81, mask | 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x81, mask | 127, 0, 0, 0, 0]), uint32(length)]);
  return Buffer.concat([header, Buffer.alloc(length + (masked ? 4 : 0), 0x81)]);
};
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const tooLong = (chunks: readonly Buffer[]): number => {
  let count = 0;
  const lengths = new FrameLengths(1_000, () => {
    count += 1;
  });
  for (const chunk of chunks) lengths.read(chunk);
  return count;
};
const pieces = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

describe('the lengths of frames', () => {
  it.each([1, 2, 3, 7, 100, 1_000_000])('are found however the bytes arrive, in pieces of %i', (size) => {
    const allowed = [0, 1, 125, 126, 999, 1_000].map((length) => frame(length));
    const refused = [1_001, 65_535, 65_536, 200_000].map((length) => frame(length));
    expect(tooLong(pieces(Buffer.concat(allowed), size))).toBe(0);
    expect(tooLong(pieces(Buffer.concat([...allowed, ...refused, ...allowed]), size))).toBe(4);
    expect(tooLong(pieces(frame(1_001, false), size))).toBe(1);
  });
});
