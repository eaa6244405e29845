import { firstLoadLimit } from '@frontdesk/ui/build/first-load-limit';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Bytes of script, gzipped, that a browser loads before it shows anything. */
const FIRST_LOAD_LIMIT = 130_000;

export default defineConfig({
  plugins: [react(), firstLoadLimit(FIRST_LOAD_LIMIT)],
  build: {
    target: 'es2023',
    // The content security policy allows no inline resources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
