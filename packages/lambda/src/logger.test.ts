import type { LogFields } from '@frontdesk/core/logger';
import { Phi } from '@frontdesk/core/phi';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordedLog } from './invocation.fixture.ts';
import { createLogger } from './logger.ts';

afterEach(() => vi.unstubAllEnvs());

describe('createLogger', () => {
  it('writes one JSON object per line: level, time, service, code, then the fields', () => {
    const log = recordedLog();
    log.logger.info('HOLD_LAPSED', { holdId: 'hold_1', attempts: 2 });
    expect(log.text()).toMatch(
      /^\{"level":"INFO","timestamp":"[^"]+Z","service":"test","message":"HOLD_LAPSED","holdId":"hold_1","attempts":2\}$/,
    );
  });

  it('gives each scope its own fields, and leaves the outer logger as it was', () => {
    const log = recordedLog();
    const request = log.logger.with({ requestId: 'r1' });
    request.with({ practiceId: 'p001' }).warn('INNER', { attempts: 1 });
    request.info('MIDDLE');
    log.logger.info('OUTER');
    expect(log.lines()).toMatchObject([
      { level: 'WARN', message: 'INNER', requestId: 'r1', practiceId: 'p001', attempts: 1 },
      { message: 'MIDDLE', requestId: 'r1' },
      { message: 'OUTER' },
    ]);
    expect(log.lines()[1]).not.toHaveProperty('practiceId');
    expect(log.lines()[2]).not.toHaveProperty('requestId');
  });

  it('reduces an error to its name, code and places, whatever its message says', () => {
    const log = recordedLog();
    log.logger.error('UNEXPECTED_ERROR', Object.assign(new TypeError('CANARY'), { code: 'ECONNRESET' }));
    expect(log.lines()[0]).toMatchObject({ level: 'ERROR', errorName: 'TypeError', errorCode: 'ECONNRESET' });
    expect(log.lines()[0]?.frames).toContainEqual(expect.stringContaining('logger.test.ts'));
    expect(log.text()).not.toContain('CANARY');
  });

  it('redacts what the types could not refuse', () => {
    const log = recordedLog();
    const smuggled = { patient: { givenName: 'CANARY' }, deep: [{ phone: 'CANARY' }], phi: new Phi('CANARY') };
    log.logger.with(smuggled as unknown as LogFields).info('X', smuggled as unknown as LogFields);
    log.logger.error('Y', 'CANARY');
    expect(log.text()).not.toContain('CANARY');
    expect(log.lines()[0]).toMatchObject({ patient: '[REDACTED]', deep: [{ phone: '[REDACTED]' }], phi: '[PHI]' });
  });

  it('lets no field take the place of the level, the service or the code', () => {
    const log = recordedLog();
    log.logger.info('CODE', { level: 'x', service: 'x', message: 'x', timestamp: 'x' });
    expect(log.lines()[0]).toMatchObject({ level: 'INFO', service: 'test', message: 'CODE' });
  });

  it('takes its level from LOG_LEVEL', () => {
    vi.stubEnv('LOG_LEVEL', 'WARN');
    const written: string[] = [];
    const logger = createLogger('test', { write: (line) => written.push(line) });
    logger.info('QUIET');
    logger.warn('LOUD');
    expect(written).toHaveLength(1);
  });

  it('bears a level that Lambda itself sets above its own', () => {
    vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', 'ERROR');
    const written: string[] = [];
    const logger = createLogger('test', { level: 'DEBUG', write: (line) => written.push(line) });
    logger.info('QUIET');
    logger.error('LOUD', undefined);
    expect(written.at(-1)).toContain('"LOUD"');
    expect(written.join()).not.toContain('QUIET');
  });
});
