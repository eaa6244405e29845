/** What serverless.stages.yml says of who hears of the stage's alarms. */
export interface AlarmSettings {
  alarmSubscriptions?: readonly unknown[];
}

/** Outside dev somebody must hear of alarms. The platform makes their topic, but every service has alarms, so every one asks. */
export function alarmFaults({ alarmSubscriptions = [] }: AlarmSettings, stage: string): string[] {
  if (stage === 'dev' || alarmSubscriptions.length > 0) return [];
  return [
    `Nobody would hear of the alarms of stage "${stage}"; name somebody in alarmSubscriptions in serverless.stages.yml.`,
  ];
}
