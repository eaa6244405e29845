/** What serverless.stages.yml says of a version of the Partner API that is on its way out. */
export interface VersionSettings {
  version1DeprecatedAt?: string;
  version1SunsetAt?: string;
  version1BrownOuts?: string;
}

/** RFC 8594 and RFC 9745: a version is not refused before it is deprecated. A brown-out is announced time before the sunset. What is
 *  written otherwise would fail every call of the version, so it is told before anything is deployed. */
export function versionFaults(settings: VersionSettings): string[] {
  const {
    version1DeprecatedAt: deprecatedAt,
    version1SunsetAt: sunsetAt,
    version1BrownOuts: brownOuts = '',
  } = settings;
  if (deprecatedAt === undefined || sunsetAt === undefined) return [];
  const [deprecated, sunset] = [deprecatedAt, sunsetAt].map(Date.parse) as [number, number];
  if (Number.isNaN(deprecated) || Number.isNaN(sunset)) {
    return ['version1DeprecatedAt and version1SunsetAt of serverless.stages.yml are instants in RFC 3339.'];
  }
  const wrong = brownOuts
    .split(',')
    .filter((interval) => interval.trim() !== '')
    .filter((interval) => {
      const [start = Number.NaN, end = Number.NaN] = interval.split('/').map(Date.parse);
      return !(deprecated <= start && start < end && end <= sunset);
    });
  return [
    ...(sunset < deprecated ? ['version1SunsetAt of serverless.stages.yml is before version1DeprecatedAt.'] : []),
    ...wrong.map(
      (interval) =>
        `version1BrownOuts of serverless.stages.yml: ${interval.trim()} is not <start>/<end> between the deprecation and the sunset.`,
    ),
  ];
}
