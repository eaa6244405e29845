import { expect, it } from 'vitest';
import { CANARIES, contactEventOf } from '../testing/contact-events.ts';
import { InMemoryCallerNumbers } from '../testing/in-memory-ports.ts';
import { keepCaller } from './keep-caller.ts';

it('keeps who calls a practice that the contact names, or the deployment’s own', async () => {
  const callers = new InMemoryCallerNumbers();
  await keepCaller(contactEventOf(), 'p009', callers);
  await keepCaller(contactEventOf({ practiceId: undefined }), 'p009', callers);
  const kept = { id: 'contact-1', number: CANARIES[0] };
  expect(callers.kept).toEqual([
    { practiceId: 'p001', ...kept },
    { practiceId: 'p009', ...kept },
  ]);
});

it('keeps nothing of a call that is nobody’s, or goes on', async () => {
  const callers = new InMemoryCallerNumbers();
  await keepCaller(contactEventOf({ practiceId: undefined }), undefined, callers);
  await keepCaller(contactEventOf({ eventType: 'CONNECTED_TO_AGENT' }), undefined, callers);
  expect(callers.kept).toEqual([]);
});
