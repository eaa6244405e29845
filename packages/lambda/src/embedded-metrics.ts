import { METRICS, type MetricName, type Metrics } from '@frontdesk/core/metrics';

export interface EmbeddedMetricsOptions {
  /** Takes the line, without its line feed. Default: standard output. */
  write?: (line: string) => void;
  environment?: Readonly<Record<string, string | undefined>>;
  now?: () => number;
}

const NAMESPACE = 'Frontdesk';
/** CloudWatch reads no more values of a metric in one line. */
const MOST_VALUES = 100;
/** Errors are told apart by function and by version, so that a release is judged by its own; the rest is of the stage. */
const BY_FUNCTION: readonly MetricName[] = ['ServerErrors', 'UnauthorizedCalls'];

/** Metrics as a line of the log that CloudWatch reads (embedded metric format): no call, no agent, no client to load. One
 *  for a container; `flush` writes at most one line, and none when nothing was recorded. Invocations that share a container
 *  share the line, which loses nothing since nothing in it is about one of them.
 *  https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
export class EmbeddedMetrics implements Metrics {
  readonly #options: EmbeddedMetricsOptions;
  #values = new Map<MetricName, number[]>();

  constructor(options: EmbeddedMetricsOptions = {}) {
    this.#options = options;
  }

  record(name: MetricName, value = 1): void {
    const values = this.#values.get(name) ?? [];
    this.#values.set(name, values);
    if (METRICS[name] === 'Count') values[0] = (values[0] ?? 0) + value;
    else if (values.length < MOST_VALUES) values.push(value);
  }

  /** Writes what was recorded since the last time. */
  flush(): void {
    if (this.#values.size === 0) return;
    const recorded = this.#values;
    this.#values = new Map();
    const { environment = process.env, now = Date.now } = this.#options;
    const ofStage = definitions(recorded, (name) => !BY_FUNCTION.includes(name));
    const ofFunction = definitions(recorded, (name) => BY_FUNCTION.includes(name));
    const directives = [
      { Namespace: NAMESPACE, Dimensions: [['stage']], Metrics: ofStage },
      { Namespace: NAMESPACE, Dimensions: [['function'], ['function', 'version']], Metrics: ofFunction },
    ];
    this.#write({
      _aws: { Timestamp: now(), CloudWatchMetrics: directives.filter(({ Metrics }) => Metrics.length > 0) },
      stage: environment.STAGE ?? 'local',
      function: environment.AWS_LAMBDA_FUNCTION_NAME ?? 'local',
      version: environment.AWS_LAMBDA_FUNCTION_VERSION ?? '$LATEST',
      ...Object.fromEntries([...recorded].map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
    });
  }

  #write(record: object): void {
    const line = JSON.stringify(record);
    if (this.#options.write === undefined) process.stdout.write(`${line}\n`);
    else this.#options.write(line);
  }
}

function definitions(recorded: ReadonlyMap<MetricName, unknown>, chosen: (name: MetricName) => boolean): object[] {
  return [...recorded.keys()].filter(chosen).map((name) => ({ Name: name, Unit: METRICS[name] }));
}

/** The container's own. */
export const containerMetrics = new EmbeddedMetrics();
