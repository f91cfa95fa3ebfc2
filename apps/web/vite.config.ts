import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['PARCHEMIN_API'] ?? 'http://127.0.0.1:3000';

// Our libraries are bundled from their sources, so that the console never ships a stale build of them.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@parchemin/source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '/api': api } },
  build: { target: 'es2022', sourcemap: true, emptyOutDir: true },
});
