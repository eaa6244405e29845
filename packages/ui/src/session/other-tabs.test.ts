import { expect, it } from 'vitest';
import { otherTabs } from './other-tabs.ts';

it('hands a session to a tab that has none, and tells all when it ends', async () => {
  const [one, two, three] = [
    otherTabs(async () => 'session'),
    otherTabs(async () => undefined),
    otherTabs(async () => 'session'),
  ];
  try {
    expect(await two.askForSession()).toBe('session');
    const { promise: told, resolve } = Promise.withResolvers<string>();
    one.listen({ ended: resolve, active: () => undefined });
    three.tell({ kind: 'ended', why: 'locked' });
    expect(await told).toBe('locked');
  } finally {
    for (const tab of [one, two, three]) tab.close();
  }
});

it('asks where no tab has a session', async () => {
  const [one, two] = [otherTabs(async () => undefined), otherTabs(async () => undefined)];
  expect(await two.askForSession()).toBeUndefined();
  for (const tab of [one, two]) tab.close();
});
