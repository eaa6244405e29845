import pico from 'picocolors';

const PATIENCE_MILLISECONDS = 2_000;

/** Says what is going on once nothing was said for two seconds: on a terminal in one line that is written over. */
export function progressReporter(output: NodeJS.WriteStream): { step: (text: string) => void; done: () => void } {
  let saidAt = performance.now();
  let isLineOpen = false;
  const done = (): void => {
    if (isLineOpen) output.write('\r\u001b[2K');
    isLineOpen = false;
    saidAt = performance.now();
  };
  const step = (text: string): void => {
    if (performance.now() - saidAt < PATIENCE_MILLISECONDS) return;
    done();
    output.write(pico.dim(`  ${text} …`) + (output.isTTY ? '' : '\n'));
    isLineOpen = output.isTTY;
  };
  return { step, done };
}
