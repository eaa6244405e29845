/** Plays a morning at the front desk against a running local cloud (`pnpm dev` in another terminal) and prints what was
 *  asked and what came back: search, hold, book, a double booking refused, reschedule, arrive, cancel.
 *  Leaves nothing behind: what it books it cancels. Ends with status 1 when an answer is not the expected one. */
import { LocalSetupError } from '../local-setup-error.ts';
import { portBaseFrom, portsFrom } from '../ports.ts';
import { askForToken } from './ask-issuer.ts';
import { colours } from './colours.ts';
import { commandArguments, runCommand } from './command.ts';

const USAGE = `Usage: pnpm demo [--practice p001]

Plays a morning against the local cloud that \`pnpm dev\` runs.
FRONTDESK_PORT_BASE (4000) says where it listens.`;

interface Reply {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

interface Slot {
  providerId: string;
  start: string;
  timeZone: string;
}

/** Who acts in a step: a name to print and the token to send. */
interface Actor {
  name: string;
  token: string;
}

let appApi: string;

async function main(): Promise<void> {
  const { values } = commandArguments(USAGE, {
    options: { practice: { type: 'string', default: 'p001' }, help: { type: 'boolean' } },
  });
  if (values.help) return print(USAGE);
  appApi = `http://127.0.0.1:${portsFrom(portBaseFrom(process.env)).appApi}`;
  await playMorning(values.practice);
}

async function playMorning(practiceId: string): Promise<void> {
  const ann: Actor = { name: 'agent 1', token: await tokenFor(practiceId, 'agent', 'demo-agent-1') };
  const ben: Actor = { name: 'agent 2', token: await tokenFor(practiceId, 'agent', 'demo-agent-2') };
  const boss: Actor = { name: 'manager', token: await tokenFor(practiceId, 'manager', 'demo-manager') };
  print(colours.bold(`A morning at practice ${practiceId}\n`));

  const search = new URLSearchParams({
    from: localDay(1),
    to: localDay(8),
    appointmentType: 'exam',
    providerId: 'dr-adams',
    limit: '12',
  });
  const found = await step(
    ann,
    'searches an eye exam with dr-adams',
    'GET',
    `/practices/${practiceId}/slots?${search}`,
    200,
  );
  const slots = found.body.items as Slot[];
  const [first] = slots;
  const later = slots.find(
    (slot) => first !== undefined && Date.parse(slot.start) >= Date.parse(first.start) + 45 * 60_000,
  );
  if (first === undefined || later === undefined)
    throw new LocalSetupError('dr-adams has no free time in the next week. Restart `pnpm dev` for a fresh start.');
  note(`${slots.length} free times, the first at ${first.start} (${first.timeZone})`);

  const wanted = { providerId: first.providerId, appointmentType: 'exam', start: first.start };
  const held = await step(
    ann,
    'holds it while the patient looks for the insurance card',
    'POST',
    '/holds',
    201,
    wanted,
  );
  note(`held until ${String(held.body.expiresAt)}`);

  const patient = { givenName: 'Demo', familyName: 'Patient', birthDate: '1980-01-01', phone: '+1 555 0100' };
  const booking = { ...wanted, patient };
  await step(ben, 'wants the same time and is refused', 'POST', '/appointments', 409, booking);

  const key = crypto.randomUUID();
  const withHold = { ...booking, holdId: held.body.id };
  const booked = await step(ann, 'books it with the hold', 'POST', '/appointments', 201, withHold, key);
  const appointment = `/appointments/${String(booked.body.id)}`;
  note(`appointment ${String(booked.body.id)}, ${String(booked.body.start)} to ${String(booked.body.end)}`);

  const again = await step(ann, 'clicks twice: same key, same answer', 'POST', '/appointments', 201, withHold, key);
  if (again.body.id !== booked.body.id) throw new LocalSetupError('The second click made another appointment.');

  const moved = await step(ann, 'moves it to a later time', 'PUT', `${appointment}/reschedule`, 200, {
    start: later.start,
  });
  note(`now ${String(moved.body.start)}`);
  await step(ben, 'books the time that came free', 'POST', '/appointments', 201, booking).then(async (second) => {
    await step(
      ben,
      'and cancels: the patient feels better',
      'PUT',
      `/appointments/${String(second.body.id)}/cancel`,
      200,
      { reason: 'pat-fb' },
    );
  });
  await step(ann, 'cancels: the provider is ill', 'PUT', `${appointment}/cancel`, 200, { reason: 'prov-pers' });
  const audit = await step(boss, 'reads who touched the record', 'GET', `${appointment}/audit`, 200);
  for (const entry of audit.body.items as { at: string; subject: string; action: string }[]) {
    note(`${entry.at}  ${entry.subject.padEnd(14)} ${entry.action}`);
  }
  print(colours.green('\nThe morning went as it should.'));
}

async function step(
  actor: Actor,
  does: string,
  method: string,
  path: string,
  expected: number,
  body?: unknown,
  idempotencyKey = crypto.randomUUID(),
): Promise<Reply> {
  const response = await fetch(appApi + path, {
    method,
    headers: {
      authorization: `Bearer ${actor.token}`,
      ...(method === 'POST' && { 'idempotency-key': idempotencyKey }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(unreachable);
  const text = await response.text();
  const reply: Reply = {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : JSON.parse(text),
  };
  const asExpected = reply.status === expected;
  const code = reply.body.code === undefined ? '' : ` ${String(reply.body.code)}`;
  const paint = asExpected ? (reply.status < 400 ? colours.green : colours.yellow) : colours.red;
  print(`${colours.bold(actor.name.padEnd(8))} ${does}`);
  print(`         ${colours.dim(`${method.padEnd(6)} ${path.split('?')[0]}`)}  ${paint(`${reply.status}${code}`)}`);
  if (!asExpected) throw new LocalSetupError(`Expected ${expected}, got ${reply.status}: ${text}`);
  return reply;
}

function tokenFor(practiceId: string, role: string, sub: string): Promise<string> {
  return askForToken({ practiceId, role, sub });
}

function unreachable(): never {
  throw new LocalSetupError(`Nothing answers at ${appApi}. Start the local cloud in another terminal: pnpm dev`);
}

/** The local date `days` from today, YYYY-MM-DD. */
function localDay(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

function note(text: string): void {
  print(`         ${colours.cyan(text)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await runCommand(main);
