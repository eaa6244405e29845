import { type ParseArgsConfig, parseArgs } from 'node:util';
import { LocalSetupError } from '../local-setup-error.ts';
import { colours } from './colours.ts';

/** Reads the command's arguments. Throws LocalSetupError with what is wrong and the usage when one is unknown, too many,
 *  or lacks its value. */
export const commandArguments = <Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> => {
  try {
    // pnpm hands the separator on.
    const args = process.argv.slice(2).filter((argument) => argument !== '--');
    return parseArgs<Config>({ ...config, args });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node's second sentence is advice for arguments that begin with a dash.
    throw new LocalSetupError(`${error.message.split(/\.(?:\s|$)/)[0]}.\n\n${usage.trimEnd()}`);
  }
};

/** Runs a command to its end and gives its exit status. What the user can put right is told in a sentence, without a stack. */
export const runCommand = async (main: () => Promise<void>): Promise<0 | 1> => {
  try {
    await main();
    return 0;
  } catch (error) {
    const isSentence = error instanceof LocalSetupError;
    const text = error instanceof Error ? (isSentence ? error.message : error.stack) : String(error);
    process.stderr.write(`${colours.red(text ?? 'It failed.')}\n`);
    return 1;
  }
};
