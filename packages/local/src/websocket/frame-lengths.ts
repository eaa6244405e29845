const longestHeaderBytes = 10;

/** Reads the headers of the frames that a client sends, beside the library that reads the frames themselves: that one
 *  limits messages, API Gateway limits frames too. [RFC 6455, section 5.2] */
export class FrameLengths {
  readonly #limitBytes: number;
  readonly #tooLong: () => void;
  readonly #header = Buffer.alloc(longestHeaderBytes);
  #headerBytes = 0;
  #payloadBytesLeft = 0;

  constructor(limitBytes: number, tooLong: () => void) {
    this.#limitBytes = limitBytes;
    this.#tooLong = tooLong;
  }

  read(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#payloadBytesLeft > 0) {
        const skipped = Math.min(this.#payloadBytesLeft, chunk.length - at);
        this.#payloadBytesLeft -= skipped;
        at += skipped;
      } else {
        this.#header[this.#headerBytes++] = chunk[at++] as number;
        if (this.#headerIsWhole()) this.#beginPayload();
      }
    }
  }

  #headerIsWhole(): boolean {
    if (this.#headerBytes < 2) return false;
    const length = this.#shortLength();
    return this.#headerBytes === (length === 127 ? 10 : length === 126 ? 4 : 2);
  }

  #beginPayload(): void {
    const short = this.#shortLength();
    const length =
      short === 127 ? Number(this.#header.readBigUInt64BE(2)) : short === 126 ? this.#header.readUInt16BE(2) : short;
    const maskBytes = (this.#header.readUInt8(1) & 0x80) === 0 ? 0 : 4;
    this.#payloadBytesLeft = length + maskBytes;
    this.#headerBytes = 0;
    if (length > this.#limitBytes) this.#tooLong();
  }

  #shortLength(): number {
    return this.#header.readUInt8(1) & 0x7f;
  }
}
