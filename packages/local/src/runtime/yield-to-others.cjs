// JavaScript, as the first file of a function's thread.
const { readlinkSync } = require('node:fs');
const { setPriority } = require('node:os');
const { basename } = require('node:path');
const process = require('node:process');

/** A third of what others get, as long as they want it: enough to go on. */
const YIELDING_NICENESS = 5;

/** Gives the calling thread less of the processors. Linux alone gives a thread a priority of its own. [setpriority(2), proc(5): /proc/thread-self]
 *  @type {() => void} */
exports.yieldToOthers = () => {
  if (process.platform !== 'linux') return;
  const threadId = Number(basename(readlinkSync('/proc/thread-self')));
  setPriority(threadId, YIELDING_NICENESS);
};
