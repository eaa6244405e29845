// The pool alone: undici's own entry brings fetch, caches and mocks, three quarters of a megabyte, into every bundle.
declare module 'undici/lib/dispatcher/pool.js' {
  // biome-ignore lint/style/noDefaultExport: it is a CommonJS module, which has only that
  export { Pool as default } from 'undici';
}
