import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoadLimit } from './first-load-limit.ts';

export default defineConfig({
  plugins: [react(), firstLoadLimit()],
  build: {
    target: 'es2023',
    // The content security policy allows no inline resources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
