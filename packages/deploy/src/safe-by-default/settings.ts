/** What the plugin is told by `custom.safeByDefault`; the values per stage stand in serverless.stages.yml. */
export interface SafeByDefaultSettings {
  /** The key that encrypts tables, queues, topics and logs: an ARN, or the intrinsic function that gives it. */
  dataKeyArn: unknown;
  /** Where alarms report. */
  alarmTopicArn: unknown;
  /** The end of one of CodeDeploy's configurations for Lambda (`Canary10Percent30Minutes`, `AllAtOnce`), or `none`: what is
   *  deployed is called at once, without an alias, also when it was deployed by `sls deploy function`. */
  releaseType: string;
  /** Instances kept for each function of a class, which no other function can take; a class that is absent has none. */
  reservedConcurrency: Readonly<Record<string, number>>;
  /** Instances kept initialised in practice hours; absent where nothing is to be. */
  provisionedConcurrency?: ProvisionedConcurrency;
  /** Requests per second and the burst above it, per route, of stages that do not say. */
  throttleRate: number;
  throttleBurst: number;
  /** The stack that shows the whole stage on a dashboard. */
  dashboard?: boolean;
  /** The stack that watches what no service owns. */
  account?: AccountSettings;
}

/** When and how many instances of functions wait initialised. */
export interface ProvisionedConcurrency {
  /** By service and the function's key in its serverless.yml: `appointments/bookAppointment`. */
  instances: Readonly<Record<string, number>>;
  /** `cron(minute hour ? * days *)`, as Application Auto Scaling takes it, for the beginning and the end. */
  from?: string;
  until?: string;
  /** IANA, the zone of both. */
  timeZone?: string;
}

/** What a stage shares with the rest of its account, or rests on as a whole. */
export interface AccountSettings {
  /** Lambda's quota of concurrent executions in the account. */
  concurrency: number;
  /** Where the alarm on the data key reports: a topic that this key does not encrypt. */
  keyAlarmTopicArn: unknown;
}

/** What of the service the settings are applied to. */
export interface ServiceIdentity {
  service: string;
  stage: string;
  /** The class of concurrency that a function's definition names, by the function's logical id. */
  concurrencyClasses: Readonly<Record<string, string>>;
  /** The functions whose releases a function tries before they get callers, by its logical id; all by their logical ids. */
  releaseTrials?: Readonly<Record<string, readonly string[]>>;
}

const REQUIRED = ['dataKeyArn', 'alarmTopicArn', 'releaseType', 'reservedConcurrency', 'throttleRate', 'throttleBurst'];

/** Throws with the names of what is missing. */
export function requireSettings(settings: unknown): SafeByDefaultSettings {
  const given = (settings ?? {}) as Record<string, unknown>;
  const missing = REQUIRED.filter((name) => given[name] === undefined || given[name] === null);
  if (missing.length > 0) throw new Error(`custom.safeByDefault of serverless.yml lacks ${missing.join(', ')}.`);
  return given as unknown as SafeByDefaultSettings;
}
