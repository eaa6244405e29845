/** RFC 6901: `['patient', 'a/b']` is `/patient/a~1b`; the whole document is the empty string. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
