/** A function's alias as it stands: all calls to `version`, or some of them to `canary` while a release is under way. */
export interface LiveAlias {
  version: string;
  canary?: { version: string; share: number };
}

export interface PublishedVersion {
  number: string;
  publishedEpochMs: number;
}

export interface StackRelease {
  startedEpochMs: number;
  /** By function name the version that the stack has of it. */
  versions: ReadonlyMap<string, string>;
}

/** What releases are steered with: CodeDeploy, Lambda and the stack. */
export interface ReleaseDesk {
  /** The names of the service's functions that are released by alias. */
  functions(): Promise<string[]>;
  alias(functionName: string): Promise<LiveAlias | undefined>;
  /** The published versions, oldest first. */
  versions(functionName: string): Promise<PublishedVersion[]>;
  /** What the service's stack released last. */
  lastRelease(): Promise<StackRelease>;
  /** Sends all calls to a version. */
  pointTo(functionName: string, version: string): Promise<void>;
  /** The release that is under way. */
  runningRelease(functionName: string): Promise<string | undefined>;
  /** Ends a release and puts the alias back to where it was. */
  stopRelease(releaseId: string): Promise<void>;
}

/** What was done, or would be. */
export interface ReleaseStep {
  functionName: string;
  /** A sentence. */
  done: string;
}

export interface ReleaseOptions {
  /** Says what would be done. */
  dryRun?: boolean;
}

/** Takes the last release of a service back: stops the deployments under way, which puts their aliases back; where none is,
 *  sends all calls to the version before. A function that the last release did not change stays. What was published stays
 *  too, and `promote` brings it back. */
export async function rollback(desk: ReleaseDesk, { dryRun = false }: ReleaseOptions = {}): Promise<ReleaseStep[]> {
  const release = await desk.lastRelease();
  return eachFunction(desk, async (functionName, { version }) => {
    const releaseId = await desk.runningRelease(functionName);
    if (releaseId !== undefined) {
      if (!dryRun) await desk.stopRelease(releaseId);
      return `release ${releaseId} stopped, all calls to version ${version} again`;
    }
    const versions = await desk.versions(functionName);
    const current = versions.find(({ number }) => number === version);
    if (current === undefined || current.publishedEpochMs < release.startedEpochMs) {
      return `version ${version} stays: the last release did not change it`;
    }
    const previous = versions.filter(({ number }) => Number(number) < Number(version)).at(-1);
    if (previous === undefined) return `version ${version} stays: there is none before it`;
    if (!dryRun) await desk.pointTo(functionName, previous.number);
    return `from version ${version} back to ${previous.number}`;
  });
}

/** Sends all calls of every function of a service to what was released last: ends a canary's waiting early, or undoes a
 *  rollback. A release that CodeDeploy still counts down ends by itself; until then its alarms still take it back. */
export async function promote(desk: ReleaseDesk, { dryRun = false }: ReleaseOptions = {}): Promise<ReleaseStep[]> {
  const release = await desk.lastRelease();
  return eachFunction(desk, async (functionName, alias) => {
    const target = alias.canary?.version ?? release.versions.get(functionName);
    if (target === undefined || (target === alias.version && alias.canary === undefined)) {
      return `version ${alias.version} has all calls already`;
    }
    if (!dryRun) await desk.pointTo(functionName, target);
    return `from version ${alias.version} to ${target}`;
  });
}

/** The functions whose alias is not where the stack has put it: rolled back by hand, and not promoted since. */
export async function movedByHand(desk: ReleaseDesk): Promise<string[]> {
  const { versions } = await desk.lastRelease();
  const moved: string[] = [];
  for (const [functionName, released] of versions) {
    const alias = await desk.alias(functionName);
    if (alias !== undefined && alias.version !== released) moved.push(functionName);
  }
  return moved;
}

async function eachFunction(
  desk: ReleaseDesk,
  step: (functionName: string, alias: LiveAlias) => Promise<string>,
): Promise<ReleaseStep[]> {
  const steps: ReleaseStep[] = [];
  // One after the other: the APIs behind it allow few calls a second.
  for (const functionName of await desk.functions()) {
    const alias = await desk.alias(functionName);
    if (alias !== undefined) steps.push({ functionName, done: await step(functionName, alias) });
  }
  return steps;
}
