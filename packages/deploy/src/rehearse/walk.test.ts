import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { commandsOf } from './walk.ts';

describe('the commands of a document', () => {
  it('are the lines of its sh blocks, without comments, in order', () => {
    const document =
      '# A\n```sh\none --two   # why\n\nthree \\\n  four\n```\ntext\n```yaml\nno: 1\n```\n```sh\nfive\n```\n';
    expect(commandsOf(document)).toEqual(['one --two', 'three   four', 'five']);
  });

  it('leave out blocks that need an account', () => {
    expect(commandsOf('<!-- elsewhere: an account -->\n```sh\naws x\n```\n```sh\nls\n```\n')).toEqual(['ls']);
  });
});

describe('docs/deploy.md', () => {
  const commands = commandsOf(readFileSync(join(REPOSITORY_ROOT, 'docs/deploy.md'), 'utf8'));
  const { scripts } = JSON.parse(readFileSync(join(REPOSITORY_ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };

  it('deploys all, one alone, one function, and removes all', () => {
    const deploys = commands.filter((command) => command.includes(' exec sls '));
    expect(deploys.map((command) => command.replace(/^.* exec sls /, ''))).toEqual([
      'deploy --stage dev',
      'info --stage dev --verbose',
      'deploy --stage dev --force',
      'deploy --stage dev',
      'deploy function --function searchSlots --stage dev',
      'remove --stage dev',
    ]);
  });

  it.each(commands)('can be followed: %s', (command) => {
    const [, folder] = /^cd (\S+)$/.exec(command) ?? [];
    if (folder !== undefined) {
      expect(folder === '../..' || existsSync(join(REPOSITORY_ROOT, folder))).toBe(true);
      return;
    }
    const [, script = ''] = /^npx --yes pnpm@[\d.]+ (?:run )?(\S+)/.exec(command) ?? [];
    expect(['install', 'exec', '--filter', ...Object.keys(scripts)]).toContain(script);
  });
});
