import type { Item } from './item-attributes.ts';

interface MemberReplacement {
  UpdateExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Item;
}

/** The update that makes of an item with the members `before` one with the members `after`; keys are members of neither. An Update and
 *  not a Put, so that members this version of the code does not know survive it. */
export function replacedMembers(before: Item, after: Item): MemberReplacement {
  const names = Object.keys(after);
  const gone = Object.keys(before).filter((name) => !(name in after));
  return {
    UpdateExpression: [
      `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ...(gone.length > 0 ? [`REMOVE ${gone.map((name) => `#${name}`).join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries([...names, ...gone].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(Object.entries(after).map(([name, value]) => [`:${name}`, value])),
  };
}
