import { resourcesOf, type Template } from '../cloudformation-template.ts';
import { movedByHand, type ReleaseDesk } from './release-desk.ts';

/** Lets the stack itself move an alias that somebody has moved by hand (a rollback): CodeDeploy begins only where the last
 *  release ended, and would refuse this one and every further. The price is that these functions are released to all callers at
 *  once. Changes the template and answers the functions' names. */
export async function releasePastMovedAliases(template: Template, desk: ReleaseDesk): Promise<string[]> {
  const aliases = resourcesOf(template, 'AWS::Lambda::Alias');
  if (aliases.length === 0) return [];
  const moved = await movedByHand(desk);
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  for (const functionName of moved) {
    const [functionId] = functions.find(([, { Properties }]) => Properties.FunctionName === functionName) ?? [];
    for (const [, alias] of aliases) {
      const { Ref: ref } = alias.Properties.FunctionName as { Ref?: string };
      if (functionId !== undefined && ref === functionId) delete alias.UpdatePolicy;
    }
  }
  return moved;
}
