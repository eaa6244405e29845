import { firstLoadLimit } from '@frontdesk/ui/build/first-load-limit';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { apiFiles } from './build/api-files.ts';
import { scalarFiles } from './build/scalar-files.ts';

/** Bytes of script, gzipped, that a browser loads before it shows anything. */
const FIRST_LOAD_LIMIT = 130_000;

export default defineConfig({
  plugins: [react(), apiFiles(), scalarFiles(), firstLoadLimit(FIRST_LOAD_LIMIT)],
  build: {
    target: 'es2023',
    // The content security policy allows no inline resources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'explorer.html'] },
  },
});
