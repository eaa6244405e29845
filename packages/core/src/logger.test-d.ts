/** Checked by the compiler alone: each `@ts-expect-error` is an error of its own once the line below it compiles. */
import type { AuthoriserContext } from './authoriser-context.ts';
import type { Loggable, Logger } from './logger.ts';
import type { Phi } from './phi.ts';

declare const logger: Logger;
declare const phi: Phi<string>;
declare const patient: { givenName: Phi<string>; birthDate: Phi<string> };
declare const request: { providerId: string; patient: Phi<{ givenName: string }>; reason?: Phi<string> };
declare const anything: unknown;
declare const caller: AuthoriserContext;

class Appointment {
  readonly id = 'apt_1';
  readonly patientName = 'x';
}

// What is known to be plain compiles.
logger.info('CODE');
logger.info('CODE', { practiceId: caller.practiceId, attempts: 2, ok: true, none: null, left: undefined });
logger.warn('CODE', { ids: ['a', 'b'], nested: { times: [1, 2], scopes: caller.scopes } });
logger.error('CODE', anything, { practiceId: 'p001' });

// PHI does not, at any depth.
// @ts-expect-error PHI as the fields
logger.info('CODE', phi);
// @ts-expect-error PHI as a member
logger.info('CODE', { phi });
// @ts-expect-error PHI in a list
logger.warn('CODE', { names: [phi] });
// @ts-expect-error PHI further down
logger.error('CODE', anything, { request: { a: { b: phi } } });
// @ts-expect-error a patient whose members are PHI
logger.info('CODE', patient);
// @ts-expect-error the same, as a member
logger.info('CODE', { patient });
// @ts-expect-error a request that has PHI among its members
logger.info('CODE', request);
// @ts-expect-error the same, spread
logger.info('CODE', { ...request });

// Nor do instances of classes nobody reviewed, functions, errors, or what could be anything.
// @ts-expect-error an instance
logger.info('CODE', { appointment: new Appointment() });
// @ts-expect-error an instance as the fields
logger.info('CODE', new Appointment());
// @ts-expect-error a map
logger.info('CODE', { map: new Map([['a', 'b']]) });
// @ts-expect-error bytes
logger.info('CODE', { bytes: Buffer.from('x') });
// @ts-expect-error an error, whose message may quote input: it is `error`'s second argument
logger.warn('CODE', { error: new Error('x') });
// @ts-expect-error a function
logger.info('CODE', { reveal: () => phi.reveal() });
// @ts-expect-error the whole caller: an interface, named by its parts instead
logger.info('CODE', { caller });
// @ts-expect-error unknown
logger.info('CODE', { anything });

// The type itself says the same, so no field of another shape gets round the methods.
declare function print(value: Loggable): void;
// @ts-expect-error PHI is not loggable
print(phi);
// @ts-expect-error neither is what may or may not be PHI
print(Math.random() > 0.5 ? phi : 'x');
