import { describe, expect, it } from 'vitest';
import { EmbeddedMetrics } from './embedded-metrics.ts';

const ENVIRONMENT = {
  STAGE: 'prod',
  AWS_LAMBDA_FUNCTION_NAME: 'appointments-prod-bookAppointment',
  AWS_LAMBDA_FUNCTION_VERSION: '7',
};

function recorded(): { metrics: EmbeddedMetrics; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const metrics = new EmbeddedMetrics({
    write: (line) => void written.push(line),
    environment: ENVIRONMENT,
    now: () => 1_000,
  });
  return { metrics, lines: () => written.map((line) => JSON.parse(line)) };
}

describe('embedded metrics', () => {
  it('write one line however much was counted', () => {
    const { metrics, lines } = recorded();
    metrics.record('Bookings');
    metrics.record('WriteRetries');
    metrics.record('WriteRetries');
    metrics.flush();
    expect(lines()).toEqual([
      {
        _aws: {
          Timestamp: 1_000,
          CloudWatchMetrics: [
            {
              Namespace: 'Frontdesk',
              Dimensions: [['stage']],
              Metrics: [
                { Name: 'Bookings', Unit: 'Count' },
                { Name: 'WriteRetries', Unit: 'Count' },
              ],
            },
          ],
        },
        stage: 'prod',
        function: 'appointments-prod-bookAppointment',
        version: '7',
        Bookings: 1,
        WriteRetries: 2,
      },
    ]);
  });

  it('write no line when nothing was counted, and nothing twice', () => {
    const { metrics, lines } = recorded();
    metrics.flush();
    metrics.record('Bookings');
    metrics.flush();
    metrics.flush();
    expect(lines()).toHaveLength(1);
  });

  it('keep every time that was taken, up to what CloudWatch reads', () => {
    const { metrics, lines } = recorded();
    for (let index = 0; index < 150; index += 1) metrics.record('FanOutLag', index);
    metrics.flush();
    expect(lines()[0]?.FanOutLag).toHaveLength(100);
  });

  it('tell errors apart by function and version, so that a release is judged by its own', () => {
    const { metrics, lines } = recorded();
    metrics.record('ServerErrors');
    metrics.flush();
    expect(lines()[0]?._aws).toMatchObject({
      CloudWatchMetrics: [{ Dimensions: [['function'], ['function', 'version']] }],
    });
  });

  it('name nothing but the stage, the function and its version', () => {
    const { metrics, lines } = recorded();
    metrics.record('Bookings');
    metrics.record('ServerErrors');
    metrics.flush();
    const { _aws, stage, function: name, version, ...values } = lines()[0] ?? {};
    expect({ stage, name, version }).toEqual({
      stage: 'prod',
      name: ENVIRONMENT.AWS_LAMBDA_FUNCTION_NAME,
      version: '7',
    });
    for (const value of Object.values(values)) expect(value).toBeTypeOf('number');
  });
});
