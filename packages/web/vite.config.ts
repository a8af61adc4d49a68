import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { embedScript } from './build/embed-script.ts';
import { precompress } from './build/precompress.ts';
import { preloadMap } from './build/preload-map.ts';

/** Modules of two pages or more that match, as one file. */
function shared(name: string, test: RegExp) {
  return { name, test, minShareCount: 2 };
}

/**
 * Shared pieces by who needs them together. Left alone the bundler makes a file of each, and on a phone's line fifteen
 * small files cost more than the bytes they spare.
 */
const groups = [
  { name: 'base', tags: ['$initial' as const] },
  shared(
    'base',
    /@tanstack|web\/src\/(api\/first-data|locale\/(dates|use-now|case)|ui\/(status|empty-state|problem\/problem-note))/,
  ),
  shared('fields', /web\/src\/(ui\/(fields|problem\/problem-summary)|locale\/form\.)/),
  shared('acts', /web\/src\/(ui\/(action-button|success-note)|api\/(use-|fresh-key))/),
  shared('lists', /web\/src\/hall\/(applications|catalogue)/),
];

export default defineConfig({
  plugins: [react(), preloadMap(), embedScript(), precompress()],
  build: {
    target: ['chrome107', 'safari16', 'firefox104', 'edge107'],
    assetsInlineLimit: 0,
    // One sheet of under 10 KB for all pages: none waits for a second one, and none shifts when it comes.
    cssCodeSplit: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups,
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
