import { execFile } from 'node:child_process';
import { LocalSetupError } from '../local-setup-error.ts';

const minimumJavaVersion = 17;
const advice =
  'DynamoDB Local needs Java. Install Java 17 or newer (for example `apt-get install openjdk-17-jre-headless` or ' +
  '`brew install openjdk@17`) and make sure `java -version` works in this terminal.';

/** Throws LocalSetupError with instructions when `java` is missing or too old for DynamoDB Local. */
export async function assertJavaIsInstalled(command = 'java'): Promise<void> {
  const report = await javaVersionReport(command);
  const version = report === undefined ? undefined : parseJavaVersion(report);
  if (version === undefined) throw new LocalSetupError(`Java was not found. ${advice}`);
  if (version < minimumJavaVersion) throw new LocalSetupError(`Java ${version} is too old. ${advice}`);
}

/** The feature release in the output of `java -version`: 8 for "1.8.0_292", 17 for "17.0.15". */
export function parseJavaVersion(report: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(report);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

function javaVersionReport(command: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    // The JVM prints its version on standard error.
    execFile(command, ['-version'], (error, _stdout, stderr) => resolve(error ? undefined : stderr));
  });
}
