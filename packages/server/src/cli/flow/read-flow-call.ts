import { parseArgs } from 'node:util';
import type { Lang } from '@wangban/engine/form';
import { UsageError } from '../command.ts';
import { parse } from '../read-options.ts';

/** A flow command as typed. */
export interface FlowCall {
  readonly file: string;
  /** Process of the file that is meant, where there are several. */
  readonly process: string | undefined;
  /** Files whose processes call activities run. */
  readonly called: readonly string[];
  readonly json: boolean;
  readonly language: Lang;
  readonly vars: string | undefined;
  readonly out: string | undefined;
}

const options = {
  process: { type: 'string' },
  called: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  language: { type: 'string' },
  vars: { type: 'string' },
  out: { type: 'string', short: 'o' },
} as const;
type Option = keyof typeof options;

/** Reads `FILE` and those options that a command knows. */
export function readFlowCall(args: readonly string[], known: readonly Option[]): FlowCall {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  for (const name of Object.keys(values)) {
    if (!known.some((each) => each === name)) throw new UsageError(`--${name} means nothing to this command`);
  }
  const [file, ...more] = positionals;
  if (file === undefined || (more.length > 0 && values.called === undefined))
    throw new UsageError('Say one FILE: a BPMN 2.0 file');
  return {
    file,
    process: values.process,
    called: [...(values.called ?? []), ...more],
    json: values.json ?? false,
    language: languageOf(values.language ?? values.lang ?? 'zh'),
    vars: values.vars,
    out: values.out,
  };
}

function languageOf(language: string): Lang {
  if (language === 'zh' || language === 'en') return language;
  throw new UsageError(`--language must be zh or en, not ${language}`);
}
