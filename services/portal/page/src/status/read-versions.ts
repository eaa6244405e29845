/** GET /versions of the Partner API. */
export interface ApiVersion {
  readonly version: string;
  readonly status: 'current' | 'deprecated';
  readonly deprecatedAt?: string;
  readonly sunsetAt?: string;
  readonly successor?: string;
}

let reading: Promise<readonly ApiVersion[]> | undefined;

/** The versions that are served; undefined when the API did not say. */
export function readVersions(): Promise<readonly ApiVersion[] | undefined> {
  reading ??= fetch('/versions')
    .then((response) =>
      response.ok ? (response.json() as Promise<{ versions: ApiVersion[] }>) : Promise.reject(response),
    )
    .then(({ versions }) => versions);
  return reading.catch(() => {
    reading = undefined;
    return undefined;
  });
}
