import path from 'node:path';
import { build, type Plugin } from 'vite';

const ENTRY = path.resolve(import.meta.dirname, '../src/embed/embed.ts');

/**
 * Adds `embed.js`: one file under a name that never changes, for pages outside of the hall. It is built apart, because it
 * must bring nothing of the app along.
 */
export function embedScript(): Plugin {
  return {
    name: 'embed-script',
    apply: 'build',
    async generateBundle() {
      const result = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          write: false,
          target: ['chrome107', 'safari16', 'firefox104', 'edge107'],
          minify: true,
          lib: { entry: ENTRY, formats: ['es'], fileName: () => 'embed.js' },
        },
      });
      const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
      const [script] = outputs.filter((one) => one.type === 'chunk');
      if (script === undefined) throw new Error('embed.ts was not built');
      this.emitFile({ type: 'asset', fileName: 'embed.js', source: script.code });
    },
  };
}
