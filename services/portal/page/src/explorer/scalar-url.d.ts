/** Where the explorer's engine is served from: `build/scalar-files.ts` fills it in. */
declare const SCALAR_URL: string;
