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
  shared('acts', /web\/src\/(ui\/(action-button|success-note)|api\/(use-|fresh-key))|IconPrinter\./),
  shared('lists', /web\/src\/hall\/(applications|catalogue)/),
  shared('notices', /web\/src\/(hall\/notices\/(notice-query|service-notices)|locale\/notices)/),
  // What every page with a form or its answers opens a form by; the checks stay apart, they come after the first paint.
  shared(
    'form',
    /engine\/src\/(expression\/|form\/(fields\/[\w-]+\/(definition|rows-of|follow-cascade)|fields-of|field-shapes|is-|open-form|shape|calendar-date|half-days|number-text|joined))|web\/src\/api\/form-data/,
  ),
  shared(
    'answers',
    /engine\/src\/form\/(fields\/[\w-]+\/(display|references-of|notice-text|upper-case|yuan-text)|display-value|days-text|visible-fields)|web\/src\/ui\/answers/,
  ),
  shared(
    'timeline',
    /web\/src\/(ui\/(timeline|print-links|download-pdf)|locale\/(timeline|printing))|IconFileTypePdf\./,
  ),
  shared(
    'desk',
    /web\/src\/(desk\/(due|waiting|inbox-query|notice|next-task|more\/more-act)|locale\/(desk|more-acts))|Icon(Clock|PlayerPause)\./,
  ),
  shared(
    'copy',
    /web\/src\/(locale\/behalf|hall\/apply\/(behalf|draft\/(copy-storage|local-copy)|use-person))/,
  ),
  shared(
    'filling',
    /engine\/src\/form\/(access|checked-field|named|expression-message|prefill|walk-fields|outline-form|starting-data)|web\/src\/(locale\/apply\.|hall\/apply\/(acting-note|draft\/(save-draft|starting-point)|finished|form-notices|form-query|problems|use-(filling-id|form|patterns)|wrong-before))/,
  ),
  shared(
    'runner',
    /web\/src\/(hall\/apply\/(draft-status|draft\/(draft-queue|filling|use-filling)\.|fields\/(answer-fields|form-field|form-place)|form-runner|section|use-runner)|ui\/use-is-phone)|Icon(Lock|Circle|CloudCheck|CloudOff|CloudUp)\./,
  ),
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
