import { randomBytes, randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { askCloud } from './cloud-control.ts';
import { Practice } from './practice.ts';
import { sendRequest, type WireAnswer } from './send-request.ts';
import { sharedCloud } from './shared-cloud-addresses.ts';

const suffix = randomBytes(4).toString('hex');

/** A call's event of a contact that is marked with this practice. */
function deliver(practiceId: string, contactId: string): Promise<WireAnswer> {
  const event = {
    id: randomUUID(),
    source: 'aws.connect',
    'detail-type': 'Amazon Connect Contact Event',
    time: new Date().toISOString(),
    detail: {
      contactId,
      eventType: 'INITIATED',
      channel: 'VOICE',
      initiationMethod: 'INBOUND',
      initiationTimestamp: new Date().toISOString(),
      tags: { practiceId },
    },
  };
  return sendRequest({
    method: 'POST',
    path: '/calls/webhook',
    headers: { 'content-type': 'application/json', 'x-webhook-secret': sharedCloud.webhookSecret },
    body: JSON.stringify(event),
  });
}

async function isImported(practice: Practice): Promise<boolean> {
  return practice.import({ providers: [] }).then(
    () => true,
    (error: Error) => {
      expect(error.message).toContain('/practiceId');
      return false;
    },
  );
}

it.each([`p.dot-${suffix}`, `P_1-${suffix}`, `0${suffix}`, `x${suffix}`.padEnd(64, '-')])(
  'the id %s is good at every place',
  async (id) => {
    const practice = new Practice(id);
    expect(await isImported(practice)).toBe(true);
    expect(await practice.send({ method: 'GET', path: `/practices/${id}` })).toMatchObject({
      status: 200,
      json: { id },
    });
    const { json: ticket } = await practice.send({ method: 'POST', path: '/realtime/tickets' });
    const socket = new WebSocket(ticket.url);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    socket.close();
    const contactId = randomUUID();
    expect(await deliver(id, contactId)).toMatchObject({ status: 202 });
    const call = () => practice.send({ method: 'GET', path: `/calls/${contactId}` });
    await expect.poll(async () => (await call()).status, { timeout: 20_000 }).toBe(200);
  },
);

it.each(['-1', '_', '-p', '__proto__x', 'p#1', 'p 1', '.p', 'pä', 'p\n', 'x'.repeat(65)])(
  'the id %j is good at none, and no call of it is accepted',
  async (id) => {
    expect(await isImported(new Practice(id))).toBe(false);
    const issued = await askCloud('issueToken', { practiceId: id, role: 'manager' });
    expect(decodeJwt(issued)).not.toHaveProperty('practice_id');
    const claims = decodeJwt(await new Practice('p001').token());
    const headers = { authorization: `Bearer ${await askCloud('signClaims', { ...claims, practice_id: id })}` };
    const from = new Date().toISOString().slice(0, 10);
    for (const path of [`/calls?from=${from}&to=${from}`, `/practices/${encodeURIComponent(id)}`]) {
      expect((await sendRequest({ method: 'GET', path, headers })).status).toBe(403);
    }
    const path = `/practices/${encodeURIComponent(id)}`;
    expect((await new Practice('p001').send({ method: 'GET', path })).status).toBe(404);
    const refused = await deliver(id, randomUUID());
    expect(refused).toMatchObject({ status: 400, json: { errors: [{ pointer: '/detail/tags/practiceId' }] } });
  },
);
