import pico from 'picocolors';

/** Colours for a person who looks at a terminal, and none for a program: a build server reads lines, whatever it sets. */
export const colours = pico.createColors(process.stdout.isTTY === true && process.env.NO_COLOR === undefined);
