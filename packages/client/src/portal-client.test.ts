import { expect, it } from 'vitest';
import { createPortalClient, type PortalSchemas } from './portal-client.ts';

const key: PortalSchemas['ShownKey'] = {
  ...{ keyId: 'key_1', name: 'production', key: 'fd_test_x', createdAt: '2027-02-01T15:00:00.000Z' },
};

it('makes a key with a token of the vendors, and only once whatever happens', async () => {
  const sent: Request[] = [];
  const client = createPortalClient({
    ...{ baseUrl: 'https://api.example.test', token: () => 'a-token' },
    fetch: async (request) => {
      sent.push(request);
      return sent.length === 1 ? Response.json(key, { status: 201 }) : new Response(null, { status: 503 });
    },
  });
  const input = { path: { id: 'sub_1' }, body: { name: 'production' } };
  expect(await client.createKey(input)).toEqual(key);
  expect(sent[0]?.url).toBe('https://api.example.test/portal/subscriptions/sub_1/keys');
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer a-token');
  await expect(client.createKey(input)).rejects.toMatchObject({ status: 503 });
  expect(sent).toHaveLength(2);
});
