/** A request of DynamoDB's JSON protocol as it came over a connection. */
export interface FramedRequest {
  /** Such as `TransactWriteItems`. */
  readonly operation: string;
  /** The whole request. */
  readonly bytes: Buffer;
  /** Decoded when it is first asked for. */
  body(): string;
}

interface Head {
  readonly headBytes: number;
  readonly bodyBytes: number;
  readonly operation: string;
}

const HEAD_END = '\r\n\r\n';

/** Finds where the requests of a keep-alive connection end, by their `content-length`; AWS's SDK always sends one.
 *  RFC 9112, section 6.3 */
export class RequestFrames {
  readonly #whole: (request: FramedRequest) => void;
  #bytes: Buffer = Buffer.alloc(0);
  /** Of the request that is coming in; unknown until it has ended. */
  #head: Head | undefined;

  constructor(whole: (request: FramedRequest) => void) {
    this.#whole = whole;
  }

  take(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    for (let request = this.#next(); request !== undefined; request = this.#next()) this.#whole(request);
  }

  #next(): FramedRequest | undefined {
    this.#head ??= readHead(this.#bytes);
    if (this.#head === undefined) return undefined;
    const { headBytes, bodyBytes, operation } = this.#head;
    const length = headBytes + bodyBytes;
    if (this.#bytes.length < length) return undefined;
    const bytes = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    this.#head = undefined;
    let text: string | undefined;
    const body = (): string => {
      text ??= bytes.toString('utf8', headBytes);
      return text;
    };
    return { operation, bytes, body };
  }
}

function readHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const bodyBytes = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0);
  const operation = /\r\nx-amz-target: *[^.\r]+\.(\w+)/i.exec(text)?.[1] ?? '';
  return { headBytes: end + HEAD_END.length, bodyBytes, operation };
}
