/** `unavailable`: not now (it sleeps, does not answer, has no room). `not-ready`: its schema is not the one that the code expects. */
export type DatabaseObstacle = 'unavailable' | 'not-ready';

/** A database that cannot do now what it may do later: nothing is wrong with what it was asked. */
export class DatabaseUnavailableError extends Error {
  readonly obstacle: DatabaseObstacle;

  constructor(obstacle: DatabaseObstacle, cause?: unknown) {
    super(`The database is ${obstacle}.`, { cause });
    this.name = 'DatabaseUnavailableError';
    this.obstacle = obstacle;
  }
}
