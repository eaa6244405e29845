import { expect, test } from 'vitest';
import { LocalSetupError } from '../local-setup-error.ts';
import { assertJavaIsInstalled, parseJavaVersion } from './java-runtime.ts';

test('the feature release is read from old and new version strings', () => {
  expect(parseJavaVersion('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment')).toBe(17);
  expect(parseJavaVersion('java version "1.8.0_292"')).toBe(8);
  expect(parseJavaVersion('openjdk version "25" 2025-09-16')).toBe(25);
  expect(parseJavaVersion('The operation couldn’t be completed. Unable to locate a Java Runtime.')).toBeUndefined();
});

test('a machine without Java is told what to install', async () => {
  const failure = assertJavaIsInstalled('no-such-java');
  await expect(failure).rejects.toBeInstanceOf(LocalSetupError);
  await expect(failure).rejects.toThrow('Java was not found. DynamoDB Local needs Java. Install Java 17 or newer');
});
