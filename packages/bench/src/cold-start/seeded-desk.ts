import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { officeTimes } from '../office-times.ts';
import { REPOSITORY_ROOT } from '../repository.ts';
import { bookEvent } from './desk-events.ts';
import type { FunctionBundle } from './function-bundles.ts';
import { type ContainerOptions, LambdaContainer } from './lambda-container.ts';
import { repliedBody } from './replies.ts';

type Runtime = Pick<ContainerOptions, 'runtimeClient' | 'environment'>;

export interface SeededDesk {
  /** Ids of booked appointments, each to be used up once. */
  appointmentIds: string[];
  /** Times that are still free with dr-adams. */
  freeTimes: Generator<string>;
}

/** Practice p001 of the demo, set up by the deployed function, with so many appointments. */
export async function seedDesk(
  bundle: (name: string) => FunctionBundle,
  runtime: Runtime,
  appointments: number,
): Promise<SeededDesk> {
  const practice: unknown = JSON.parse(await readFile(join(REPOSITORY_ROOT, 'services/slots/demo/p001.json'), 'utf8'));
  const importer = await LambdaContainer.start({ ...runtime, ...bundle('importPractice') });
  const { kind, body } = await importer.invoke(practice);
  await importer.stop();
  if (kind !== 'response') throw new Error(`importPractice failed: ${body}`);

  const freeTimes = officeTimes();
  const appointmentIds: string[] = [];
  const booker = await LambdaContainer.start({ ...runtime, ...bundle('bookAppointment') });
  for (let count = 0; count < appointments; count += 1) {
    const reply = await booker.invoke(bookEvent(freeTimes.next().value));
    appointmentIds.push((repliedBody(reply, 201) as { id: string }).id);
  }
  await booker.stop();
  return { appointmentIds, freeTimes };
}
