import { readFile } from 'node:fs/promises';
import { compileForm, type JsonObject } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';
import { parse } from 'yaml';

const here = (name: string): URL => new URL(name, import.meta.url);

/** The gallery's form, compiled, and answers that are all right. */
export async function galleryForm(): Promise<{ readonly form: Form; readonly good: JsonObject }> {
  const compiled = compileForm(parse(await readFile(here('gallery/form.yaml'), 'utf8')), { most: 3 });
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
  const good: JsonObject = JSON.parse(await readFile(here('good.json'), 'utf8'));
  return { form: compiled.form, good };
}
