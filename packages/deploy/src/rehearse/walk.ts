import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../deployable-services.ts';
import { type Step, shell } from './scene.ts';

/** The commands of a document, in order: each line of its `sh` blocks, lines that end in a backslash joined, comments
 *  left out. A block after `<!-- elsewhere -->` needs what a mock has not, and is left out. */
export function commandsOf(document: string): string[] {
  const blocks = document.matchAll(/(<!-- elsewhere[^>]*-->\s*)?```sh\n([\s\S]*?)```/g);
  return [...blocks].flatMap(([, elsewhere, block = '']) => (elsewhere === undefined ? linesOf(block) : []));
}

function linesOf(block: string): string[] {
  return block
    .replaceAll('\\\n', '')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** docs/deploy.md as steps, each command as it is printed. `cd` lasts, as it does in a terminal. */
export async function walkSteps(): Promise<Step[]> {
  const commands = commandsOf(await readFile(join(REPOSITORY_ROOT, 'docs/deploy.md'), 'utf8'));
  let folder = '.';
  return commands.map((command) => ({
    name: command,
    async run(scene) {
      const { output } = await shell(scene, `${command} && printf '\\n%s' "$PWD"`, folder);
      const place = output.trimEnd().split('\n').at(-1) ?? '';
      folder = place === scene.directory ? '.' : place.slice(scene.directory.length + 1);
      return folder === '.' ? '' : `in ${folder}`;
    },
  }));
}
