import path from 'node:path';
import { Value } from 'typebox/value';
import { readText } from '../folder/read-text.ts';
import { schemaProblems } from '../folder/schema-problems.ts';
import { missingFile, type ServiceProblem } from '../folder/service-problem.ts';
import { readYaml } from '../folder/yaml-file.ts';
import { ScenarioFile } from './scenario.ts';

/** Reads the scenarios.yaml of a service folder. */
export async function readScenarios(
  folder: string,
): Promise<{ readonly file: ScenarioFile } | { readonly problems: readonly ServiceProblem[] }> {
  return scenariosIn(await readText(path.join(folder, 'scenarios.yaml')));
}

/** The same of a text; undefined = there is no such file. */
export function scenariosIn(
  text: string | undefined,
): { readonly file: ScenarioFile } | { readonly problems: readonly ServiceProblem[] } {
  if (text === undefined) return { problems: [missingFile('scenarios.yaml')] };
  const yaml = readYaml('scenarios.yaml', text);
  if ('problems' in yaml) return yaml;
  const { content } = yaml;
  if (Value.Check(ScenarioFile, content)) return { file: content };
  return { problems: schemaProblems(yaml, ScenarioFile, content) };
}
