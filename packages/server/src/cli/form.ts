import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { compileForm, importFormJs } from '@wangban/engine';
import { stringify } from 'yaml';
import { UsageError, type Command } from './command.ts';
import { print, printError } from './print.ts';
import { parse } from './read-options.ts';

const options = { output: { type: 'string', short: 'o' } } as const;

/** `wangban form import FILE`: a form-js file as form.yaml, to standard output or a file. Gives 1 when something had to be left out. */
export const form: Command = {
  usage: 'form import FILE.form [-o form.yaml]',
  run: async (args) => {
    const { values, positionals } = parse(() =>
      parseArgs({ args: [...args], options, allowPositionals: true }),
    );
    const [verb, file, ...rest] = positionals;
    if (verb !== 'import' || file === undefined || rest.length > 0)
      throw new UsageError('Say: form import FILE.form');
    const imported = importFormJs(await readJson(file));
    if (imported === undefined)
      throw new UsageError(`${file} is no form-js file (type: default, components: […])`);
    const yaml = stringify(imported.definition, { lineWidth: 120, aliasDuplicateObjects: false });
    if (values.output === undefined) print(yaml);
    else await writeFile(values.output, yaml, { flag: 'wx' });
    for (const { zh, en } of imported.notes) printError(`${zh}\n  ${en}`);
    const compiled = compileForm(imported.definition);
    const problems = 'problems' in compiled ? compiled.problems : [];
    for (const { path, message } of problems) printError(`${path} ${message.zh}\n  ${message.en}`);
    return imported.notes.length + problems.length === 0 ? 0 : 1;
  },
};

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
