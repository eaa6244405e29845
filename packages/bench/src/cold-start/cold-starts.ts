import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bookEvent, cancelEvent, readEvent, searchEvent } from './desk-events.ts';
import type { FunctionBundle } from './function-bundles.ts';
import { type ContainerOptions, LambdaContainer } from './lambda-container.ts';
import { repliedBody, requireAllow } from './replies.ts';
import type { RuntimeReply } from './runtime-api.ts';
import type { SeededDesk } from './seeded-desk.ts';
import { keyEvent } from './vendor-events.ts';

export interface ColdStart {
  /** From the start of the process to its answer. */
  milliseconds: number;
  cpuMilliseconds: number;
}

interface Scenario {
  title: string;
  isOurs: boolean;
  event: () => object;
  /** Throws when a reply is not the expected one. */
  check: (reply: RuntimeReply) => void;
}

/** What is started cold, by the name of its bundle. */
export class ColdStarts {
  readonly #bundle: (name: string) => FunctionBundle;
  readonly #runtime: Pick<ContainerOptions, 'runtimeClient' | 'environment'>;
  readonly #cacheDirectory: string;
  readonly #scenarios: Readonly<Record<string, Scenario>>;

  constructor(
    bundle: (name: string) => FunctionBundle,
    runtime: Pick<ContainerOptions, 'runtimeClient' | 'environment'>,
    seeded: { desk: SeededDesk; key: string },
    cacheDirectory: string,
  ) {
    this.#bundle = bundle;
    this.#runtime = runtime;
    this.#cacheDirectory = cacheDirectory;
    this.#scenarios = scenariosOf(seeded.desk, seeded.key);
  }

  /** The title of what all are compared with. */
  get baseline(): string {
    return titleOf(BARE, false);
  }

  /** The title of the handler as it is usually written. */
  get conventional(): string {
    return titleOf(CONVENTIONAL, false);
  }

  isHeldToTarget(title: string): boolean {
    return Object.values(this.#scenarios).some((scenario) => scenario.isOurs && titleOf(scenario, false) === title);
  }

  /** Each starts once and answers once, by its title; with and without a compile cache. */
  candidates(): Record<string, () => Promise<ColdStart>> {
    const entries = [false, true].flatMap((cached) =>
      Object.entries(this.#scenarios).map(([name, scenario]) => [
        titleOf(scenario, cached),
        () => this.#measure(name, scenario, cached),
      ]),
    );
    return Object.fromEntries(entries);
  }

  /** Lets every scenario run and end in peace, which is when Node writes its cache. */
  async fillCompileCache(): Promise<void> {
    for (const [name, scenario] of Object.entries(this.#scenarios)) {
      const container = await this.#start(name, true);
      scenario.check(await container.invoke(scenario.event()));
      await container.stopInPeace();
      if (!existsSync(join(this.#cacheDirectory, name))) throw new Error('Node wrote no compile cache');
    }
  }

  /** The names of Node's modules with `part` in them that our functions have loaded after their first answer. */
  async modulesLoaded(part: string): Promise<string[]> {
    const found: string[] = [];
    for (const [name, scenario] of Object.entries(this.#scenarios).filter(([, { isOurs }]) => isOurs)) {
      await writeFile(join(this.#bundle(name).directory, 'probe.js'), PROBE);
      const container = await this.#start(name, false, 'probe.handler');
      scenario.check(await container.invoke(scenario.event()));
      const { body } = await container.invoke({ modulesWith: part });
      found.push(...(JSON.parse(body) as string[]).map((module) => `${name}: ${module}`));
      await container.stop();
    }
    return found;
  }

  async #measure(name: string, scenario: Scenario, withCompileCache: boolean): Promise<ColdStart> {
    const event = scenario.event();
    const container = await this.#start(name, withCompileCache);
    const reply = await container.invoke(event);
    const cpuMilliseconds = container.cpuMilliseconds();
    await container.stop();
    scenario.check(reply);
    return { milliseconds: reply.at - container.startedAt, cpuMilliseconds };
  }

  #start(name: string, withCompileCache: boolean, handler?: string): Promise<LambdaContainer> {
    const bundle = this.#bundle(name);
    const environment = {
      ...this.#runtime.environment,
      ...(withCompileCache && { NODE_COMPILE_CACHE: join(this.#cacheDirectory, name) }),
    };
    return LambdaContainer.start({
      runtimeClient: this.#runtime.runtimeClient,
      directory: bundle.directory,
      handler: handler ?? bundle.handler,
      environment,
    });
  }
}

const PROBE = `const { handler } = require('./handler.js');
exports.handler = async (event, context) =>
  event.modulesWith === undefined
    ? handler(event, context)
    : process.moduleLoadList.filter((name) => name.includes(event.modulesWith));
`;

function titleOf({ title }: Pick<Scenario, 'title'>, withCompileCache: boolean): string {
  return withCompileCache ? `${title}, compile cache` : title;
}

const BARE = { title: 'bare handler' };
const CONVENTIONAL = { title: 'middy + zod + Powertools + SDK, ES module' };

function scenariosOf({ freeTimes, appointmentIds }: SeededDesk, key: string): Record<string, Scenario> {
  const book = (): object => bookEvent(freeTimes.next().value);
  const nextId = (): string => {
    const id = appointmentIds.pop();
    if (id === undefined) throw new Error('Every appointment is cancelled');
    return id;
  };
  const [firstId = ''] = appointmentIds;
  return {
    bare: { ...BARE, isOurs: false, event: book, check: answers(200) },
    'sdk-only': { title: 'AWS SDK only, CommonJS', isOurs: false, event: book, check: answers(200) },
    conventional: { ...CONVENTIONAL, isOurs: false, event: book, check: answers(200) },
    bookAppointment: { title: 'our bookAppointment', isOurs: true, event: book, check: answers(201) },
    readAppointment: {
      title: 'our readAppointment',
      isOurs: true,
      event: () => readEvent(firstId),
      check: answers(200),
    },
    searchSlots: { title: 'our searchSlots', isOurs: true, event: searchEvent, check: answers(200) },
    cancelAppointment: {
      title: 'our cancelAppointment',
      isOurs: true,
      event: () => cancelEvent(nextId()),
      check: answers(200),
    },
    'partners/authorizeKey': {
      title: 'our authorizeKey',
      isOurs: true,
      event: () => keyEvent(key),
      check: requireAllow,
    },
  };
}

function answers(status: number): Scenario['check'] {
  return (reply) => void repliedBody(reply, status);
}
