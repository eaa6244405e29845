import { randomUUID } from 'node:crypto';
import type { Patient } from '@frontdesk/contracts/patient';
import { randomIds } from '@frontdesk/core/ids';
import { silentLogger } from '@frontdesk/core/logger';
import type { NightRunQueue } from '../ports/night-runs.ts';
import { fillNightLane } from '../use-cases/fill-night-lane.ts';
import { listUnverified } from '../use-cases/list-unverified.ts';
import { startNightRuns } from '../use-cases/start-night-runs.ts';
import { ADA, FrontDesk } from './front-desk.ts';
import { MemoryPayer } from './memory-payer.ts';
import type { StoredAppointment } from './stored-appointment.ts';
import type { World } from './world.ts';

/** How long an invocation may take. */
const INVOCATION_MILLISECONDS = 28_000;

/** A practice after hours: its appointments, the schedule that starts runs, and the workers that fill its night. */
export class NightOffice implements NightRunQueue {
  readonly world: World;
  readonly timeZone: string;
  readonly desk: FrontDesk;
  /** Practices of which workers were told. */
  readonly told: string[] = [];

  constructor(world: World, { timeZone = 'America/New_York', payer = new MemoryPayer() } = {}) {
    this.world = world;
    this.timeZone = timeZone;
    this.desk = new FrontDesk(world, { payer });
  }

  get practiceId(): string {
    return this.desk.practiceId;
  }

  async send(practiceId: string): Promise<void> {
    this.told.push(practiceId);
  }

  get ports() {
    return { ...this.desk.ports, queue: this, ids: randomIds, random: () => 0.5 };
  }

  /** Sets the practice up; its runs begin with the next evening. */
  async open(): Promise<this> {
    await this.world.setZone(this.practiceId, this.timeZone);
    await this.world.runs.register(this.practiceId, this.world.clock.now());
    await this.fill();
    return this;
  }

  /** Books a patient of the plan `ppo`. */
  async book(start: string, patient: Partial<Patient> = {}, change: Partial<StoredAppointment> = {}) {
    const { practiceId, timeZone } = this;
    const appointment: StoredAppointment = {
      ...{ practiceId, timeZone, id: `apt_${randomUUID()}`, status: 'booked', start },
      patient: { ...ADA, planId: 'ppo', ...patient },
      ...change,
    };
    await this.world.putAppointment(appointment);
    return appointment;
  }

  start(ports: ReturnType<() => this['ports']> = this.ports): Promise<void> {
    return startNightRuns({ deadline: this.#deadline, logger: silentLogger }, ports);
  }

  fill(ports: ReturnType<() => this['ports']> = this.ports): Promise<void> {
    const scope = { deadline: this.#deadline, logger: silentLogger, requestId: 'message-1' };
    return fillNightLane(this.practiceId, scope, ports);
  }

  /** The schedule's calls until nothing is due, and a worker for every message. */
  async evening(): Promise<void> {
    for (await this.start(); this.told.length > 0; await this.start()) {
      while (this.told.shift() !== undefined) await this.fill();
    }
  }

  unverified(query: Parameters<typeof listUnverified>[0]['query'] = {}) {
    const { caller, soon: deadline } = this.desk;
    return listUnverified({ caller, requestId: 'request-3', query, deadline }, this.ports);
  }

  /** Ids and states of a day's list. */
  async states(date?: string): Promise<(readonly [string, string])[]> {
    const { items } = await this.unverified(date === undefined ? {} : { date });
    return items.map(({ appointmentId, state }) => [appointmentId, state]);
  }

  get #deadline(): number {
    return this.world.clock.now() + INVOCATION_MILLISECONDS;
  }
}
