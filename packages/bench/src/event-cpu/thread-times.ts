import { readdir, readFile } from 'node:fs/promises';

/** Processor time of a process by the names of its threads, in milliseconds. */
export type ThreadTimes = ReadonlyMap<string, number>;

/** What each thread of a process had of the processors since the process started; threads of one name together. Linux only:
 *  it is read from /proc, in nanoseconds. Names have at most 15 characters there.
 *  https://man7.org/linux/man-pages/man5/proc_pid_task.5.html */
export async function threadTimes(pid: number): Promise<ThreadTimes> {
  const times = new Map<string, number>();
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const directory = `/proc/${pid}/task/${thread}`;
    try {
      const [name, schedule] = await Promise.all([
        readFile(`${directory}/comm`, 'utf8'),
        readFile(`${directory}/schedstat`, 'utf8'),
      ]);
      const milliseconds = Number(schedule.split(' ')[0]) / 1e6;
      times.set(name.trim(), (times.get(name.trim()) ?? 0) + milliseconds);
    } catch {
      // The thread has just ended.
    }
  }
  return times;
}

/** What each thread had between two readings; one that has ended in between has taken its time with it. */
export function timesBetween(before: ThreadTimes, after: ThreadTimes): ThreadTimes {
  return new Map([...after].map(([name, milliseconds]) => [name, Math.max(0, milliseconds - (before.get(name) ?? 0))]));
}

/** The Java process that descends from a process. Throws when there is none. */
export async function javaProcessOf(ancestor: number): Promise<number> {
  for (const pid of await childrenOf(ancestor)) {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8');
    if (name.trim() === 'java') return pid;
    const found = await javaProcessOf(pid).catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new Error(`Process ${ancestor} has started no Java.`);
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8')));
  return lists
    .flatMap((list) => list.trim().split(' '))
    .filter((child) => child !== '')
    .map(Number);
}
