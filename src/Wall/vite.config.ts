import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { antdStyles } from './build/antdStyles.ts';
import { recordings } from './build/recordings.ts';

// The Gateway serves wwwroot; in development the pages come from here and everything else from a running Gateway.
const gateway = process.env['WALL_GATEWAY'] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react(), antdStyles(), recordings()],
  build: {
    outDir: fileURLToPath(new URL('../Gateway/wwwroot', import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    // Fonts and images as files: a strict content security policy forbids data: addresses.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': gateway,
      '/health': gateway,
      '/hubs': { target: gateway, ws: true },
    },
  },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}'],
  },
});
