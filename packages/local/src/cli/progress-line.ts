import { colours } from './colours.ts';

const patienceMs = 2_000;

/** Tells what is being waited for, once it takes longer than two seconds. */
export class ProgressLine {
  readonly #output: NodeJS.WritableStream;
  #timer: NodeJS.Timeout | undefined;

  constructor(output: NodeJS.WritableStream) {
    this.#output = output;
  }

  start(step: string): void {
    this.end();
    this.#timer = setTimeout(() => this.#output.write(`${colours.dim(`Starting: ${step} …`)}\n`), patienceMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
