// Build, development server and unit-test settings of the staff application.
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The running local city, so that `npm run dev` shows real data with hot reload. */
const city = process.env['CITY_URL'] ?? 'http://localhost:8400';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': city, '/config.json': city, '/uploads/': city },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    // Everything stays a file of its own: the content policy of staff-web allows no inline data.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The staff application, and the citizens' page of an upload link that loads nothing of it.
      input: ['index.html', 'upload.html'],
      output: {
        // Libraries change rarely: in files of their own they stay cached across releases.
        codeSplitting: {
          groups: [
            { name: 'mantine', test: /node_modules[\\/]@mantine/ },
            { name: 'libraries', test: /node_modules/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    setupFiles: ['./tests/setup.ts'],
    include: ['tests/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 20_000,
  },
});
