import { createHash } from 'node:crypto';
import { compileForm, type Flow } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';
import { Value } from 'typebox/value';
import { checkGuide } from '../../guides/check-guide.ts';
import type { CallableSources } from '../compile-service-flow.ts';
import { ServiceDefinition } from '../definition.ts';
import { THEMES } from '../themes.ts';
import { checkApplying } from './check-applying.ts';
import { checkFlow } from './check-flow.ts';
import { fillParameters, parametersOf } from './fill-parameters.ts';
import { schemaProblems } from './schema-problems.ts';
import { inFileOrder, type ServiceFile, type ServiceProblem } from './service-problem.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** The texts of a service folder. */
export type ServiceSources = { readonly [file in Exclude<ServiceFile, 'scenarios.yaml'>]: string };

/** A service that may be published 可发布的事项. */
export interface CheckedService {
  readonly definition: ServiceDefinition;
  readonly form: Form;
  readonly flow: Flow;
  readonly flowXml: string;
  readonly callable: CallableSources;
  /** SHA-256 over the sources, hex: line ends do not count. */
  readonly contentHash: string;
}

/** Checks a service folder 发布检查: every problem of yaml, structure, form, flow and their references to each other. */
export async function checkService(
  sources: ServiceSources,
  folderName: string,
  callable: CallableSources = {},
): Promise<{ readonly service: CheckedService } | { readonly problems: readonly ServiceProblem[] }> {
  const serviceFile = readYaml('service.yaml', sources['service.yaml']);
  const formFile = readYaml('form.yaml', sources['form.yaml']);
  const problems: ServiceProblem[] = [serviceFile, formFile].flatMap((file) =>
    'problems' in file ? file.problems : [],
  );
  if ('problems' in serviceFile || 'problems' in formFile) return { problems: inFileOrder(problems) };
  const definition = checkDefinition(serviceFile, folderName, problems);
  const form = checkForm(formFile, serviceFile, problems);
  const flow = await checkFlow({ xml: sources['flow.bpmn'], callable }, form, definition, problems);
  if (definition !== undefined && form !== undefined && flow !== undefined)
    problems.push(...checkApplying({ definition, form, flow, lineOf: (at) => serviceFile.lineOf(at) }));
  if (definition === undefined || form === undefined || flow === undefined || problems.length > 0)
    return { problems: inFileOrder(problems) };
  const contentHash = hashOf(sources, callable);
  return { service: { definition, form, flow, flowXml: sources['flow.bpmn'], callable, contentHash } };
}

/** The content of a file with its parameters filled in. */
function filled(file: YamlFile, service: YamlFile, problems: ServiceProblem[]): unknown {
  return fillParameters(file.content, parametersOf(service.content), (at, name) => {
    problems.push({
      file: file.file,
      line: file.lineOf(at),
      at,
      code: 'unknownParameter',
      message: {
        zh: `没有参数“${name}”，请在 service.yaml 的 parameters 中添加，或检查拼写`,
        en: `There is no parameter “${name}”: add it to parameters in service.yaml, or check its spelling`,
      },
    });
  });
}

function checkDefinition(
  file: YamlFile,
  folderName: string,
  problems: ServiceProblem[],
): ServiceDefinition | undefined {
  const content = filled(file, file, problems);
  const note = (at: string, code: string, zh: string, en: string): void => {
    problems.push({ file: 'service.yaml', line: file.lineOf(at), at, code, message: { zh, en } });
  };
  problems.push(...schemaProblems(file, ServiceDefinition, content));
  if (!Value.Check(ServiceDefinition, content)) return undefined;
  if (content.code !== folderName)
    note(
      '/code',
      'code',
      `code 是“${content.code}”，文件夹却叫“${folderName}”，请改成一样`,
      `code is “${content.code}” but the folder is called “${folderName}”: make them the same`,
    );
  if (!THEMES.has(content.theme)) {
    const themes = [...THEMES.keys()].join(', ');
    note(
      '/theme',
      'theme',
      `没有主题“${content.theme}”，可用的有：${themes}`,
      `There is no theme “${content.theme}”; there are: ${themes}`,
    );
  }
  for (const { at, code, message } of checkGuide(content)) note(at, code, message.zh, message.en);
  return content;
}

function checkForm(file: YamlFile, service: YamlFile, problems: ServiceProblem[]): Form | undefined {
  const parameters = Object.fromEntries(
    [...parametersOf(service.content).keys()].map((name) => [name, null]),
  );
  const compiled = compileForm(filled(file, service, problems), parameters);
  if ('form' in compiled) return compiled.form;
  for (const { path: at, code, message } of compiled.problems)
    problems.push({ file: 'form.yaml', line: file.lineOf(at), at, code, message });
  return undefined;
}

function hashOf(sources: ServiceSources, callable: CallableSources): string {
  const hash = createHash('sha256');
  const add = (file: string, text: string) => hash.update(`${file}\n${text.replaceAll('\r\n', '\n')}\n`);
  for (const file of ['service.yaml', 'form.yaml', 'flow.bpmn'] as const) add(file, sources[file]);
  for (const process of Object.keys(callable).toSorted()) add(process, callable[process] ?? '');
  return hash.digest('hex');
}
