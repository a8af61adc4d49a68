import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';
import { preloadMap } from './build/preload-map.ts';

export default defineConfig({
  plugins: [react(), preloadMap(), precompress()],
  build: {
    target: ['chrome107', 'safari16', 'firefox104', 'edge107'],
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
