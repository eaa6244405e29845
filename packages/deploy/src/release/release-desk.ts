/** A function's alias as it stands: all calls to `version`, or some of them to `canary` while a release is under way. */
export interface LiveAlias {
  version: string;
  canary?: { version: string; share: number };
}

/** What releases are steered with: CodeDeploy and Lambda. */
export interface ReleaseDesk {
  /** The names of the service's functions that are released by alias. */
  functions(): Promise<string[]>;
  alias(functionName: string): Promise<LiveAlias | undefined>;
  /** Numbers of the published versions, oldest first. */
  versions(functionName: string): Promise<string[]>;
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

/** Takes every function of a service back: stops the releases under way, which puts their aliases back; where none is, sends
 *  all calls to the version before. What was published last stays, and `promote` brings it back. */
export async function rollback(desk: ReleaseDesk, { dryRun = false }: ReleaseOptions = {}): Promise<ReleaseStep[]> {
  return eachFunction(desk, async (functionName, alias) => {
    const releaseId = await desk.runningRelease(functionName);
    if (releaseId !== undefined) {
      if (!dryRun) await desk.stopRelease(releaseId);
      return `release ${releaseId} stopped, all calls to version ${alias.version} again`;
    }
    const previous = before(await desk.versions(functionName), alias.version);
    if (previous === undefined) return `version ${alias.version} stays: there is none before it`;
    if (!dryRun) await desk.pointTo(functionName, previous);
    return `from version ${alias.version} back to ${previous}`;
  });
}

/** Sends all calls of every function of a service to what was published last: ends a canary's waiting early, or undoes a
 *  rollback. A release that CodeDeploy still counts down ends by itself and changes nothing any more; until then its alarms
 *  still take it back. */
export async function promote(desk: ReleaseDesk, { dryRun = false }: ReleaseOptions = {}): Promise<ReleaseStep[]> {
  return eachFunction(desk, async (functionName, alias) => {
    const target = alias.canary?.version ?? (await desk.versions(functionName)).at(-1);
    if (target === undefined || (target === alias.version && alias.canary === undefined)) {
      return `version ${alias.version} has all calls already`;
    }
    if (!dryRun) await desk.pointTo(functionName, target);
    return `from version ${alias.version} to ${target}`;
  });
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

function before(versions: readonly string[], current: string): string | undefined {
  return versions.filter((version) => Number(version) < Number(current)).at(-1);
}
