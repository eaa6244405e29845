import pico from 'picocolors';

const PATIENCE_MILLISECONDS = 2_000;

/** Says what is under way once nothing was said for two seconds, also within a long step: on a terminal in one line that is
 *  written over. `done` ends the line. */
export function progressReporter(output: NodeJS.WriteStream): { step: (text: string) => void; done: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isLineOpen = false;
  let latest = '';
  const clear = (): void => {
    if (isLineOpen) output.write('\r\u001b[2K');
    isLineOpen = false;
  };
  const say = (): void => {
    clear();
    output.write(pico.dim(`  ${latest} …`) + (output.isTTY ? '' : '\n'));
    isLineOpen = output.isTTY;
    timer = undefined;
  };
  const step = (text: string): void => {
    latest = text;
    timer ??= setTimeout(say, PATIENCE_MILLISECONDS);
  };
  const done = (): void => {
    clearTimeout(timer);
    timer = undefined;
    clear();
  };
  return { step, done };
}
