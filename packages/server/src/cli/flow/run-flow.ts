import type { JsonObject } from '@wangban/engine';
import path from 'node:path';
import { parametersOf } from '../../catalogue/folder/fill-parameters.ts';
import { readYaml } from '../../catalogue/folder/yaml-file.ts';
import { UsageError } from '../command.ts';
import { compileFile } from './compile-file.ts';
import type { FlowIo } from './flow-io.ts';
import { printProblems } from './problem-lines.ts';
import { readFlowCall } from './read-flow-call.ts';
import { APPLICANT, inventedDirectory } from './stepping/invented-directory.ts';
import { picksFor } from './stepping/picks-for.ts';
import { readValues } from './stepping/read-values.ts';
import { playSession } from './stepping/session.ts';
import type { Act, Stage } from './stepping/stepped-case.ts';

/**
 * `wangban flow run FILE`: a case in a made-up hall, step by step. Gives 0 when it closes, 1 when the input ends before,
 * or something prevents it.
 */
export async function runFlow(args: readonly string[], io: FlowIo): Promise<number> {
  const call = readFlowCall(args, ['process', 'called', 'vars', 'lang', 'language']);
  const vars = valuesOf(call.vars);
  const { flow, problems } = await compileFile(call, io, 'owner');
  if (flow === undefined) {
    printProblems(call.file, problems, io);
    return 1;
  }
  const { parameters, data } = await given(call.file, vars, io);
  const stage = { flow, parameters, directory: inventedDirectory(flow, call.language) };
  return playSession(stage, submission(stage, data), io, call.language);
}

function valuesOf(text = '{}'): JsonObject {
  const values = readValues(text);
  if (values === undefined) throw new UsageError(`--vars must be a JSON object, such as '{"days": 3}'`);
  return values;
}

/** Parameters of the service: of the service.yaml beside the flow, or as given. */
async function given(file: string, { parameters, ...data }: JsonObject, io: FlowIo) {
  const text = await io.read(path.join(path.dirname(file), 'service.yaml')).catch(() => '');
  const yaml = readYaml('service.yaml', text);
  const found = 'content' in yaml ? Object.fromEntries(parametersOf(yaml.content)) : {};
  const own = typeof parameters === 'object' ? parameters : undefined;
  return { data, parameters: Object.assign({}, found, own) };
}

function submission({ flow, directory }: Stage, data: JsonObject): Act {
  const { start } = flow;
  const picks = picksFor(flow, 'applicantPicks', directory);
  const from = start.trigger === undefined ? undefined : { start: start.id };
  return { actor: APPLICANT, command: { type: 'submit', data, picks, ...from } };
}
