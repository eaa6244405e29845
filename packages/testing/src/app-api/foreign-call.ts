import { expect } from 'vitest';
import type { Call, Practice } from './practice.ts';
import { exampleCall, routeNamed } from './route-examples.ts';
import { dateOf } from './times.ts';

export interface Practices {
  readonly owner: Practice;
  readonly other: Practice;
}

/** A call with which somebody of another practice reaches for what is the owner's; `own`: that the owner may make it,
 *  where that is another one. `status`: 200 where nothing foreign is named by a list that is merely empty. */
export interface Reach {
  readonly call: Call;
  readonly own?: Call;
  readonly status?: 200;
}
export type Row = readonly [operationId: string, what: string, prepare: (practices: Practices) => Promise<Reach>];

export const example = (operationId: string, practice: Practice) => exampleCall(routeNamed(operationId), practice);
export const foreignRecord = (operationId: string, what: string): Row => [
  operationId,
  what,
  async ({ owner }) => ({ call: await example(operationId, owner) }),
];
export const range = { from: dateOf(0), to: dateOf(20) };
const cursorOf = async (owner: Practice, call: Call): Promise<string> => {
  const { json, text } = await owner.send({ ...call, query: { ...call.query, limit: 1 } });
  expect(json.nextCursor, text).toEqual(expect.any(String));
  return json.nextCursor;
};
export const withCursor = async (owner: Practice, call: Call): Promise<Call> => {
  return { ...call, query: { ...call.query, limit: 1, cursor: await cursorOf(owner, call) } };
};
/** The owner's own provider in a body that the other sends, to the other's own path. */
export const foreignProvider = async (operationId: string, { owner, other }: Practices): Promise<Reach> => {
  const own = await example(operationId, owner);
  const body = { ...own.body, providerId: owner.ownProvider };
  return { call: { ...own, path: own.path.replace(owner.id, other.id), body }, own: { ...own, body } };
};
export const foreignInOwnPath = ({ owner, other }: Practices, call: Call): Reach => ({
  call: { ...call, path: call.path.replace(owner.id, other.id) },
  own: call,
});
