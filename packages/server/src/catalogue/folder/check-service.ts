import { createHash } from 'node:crypto';
import { compileForm, type Flow } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';
import { Value } from 'typebox/value';
import { checkPrint } from '../../printing/check-print.ts';
import { checkGuide } from '../../guides/check-guide.ts';
import type { CallableSources } from '../compile-service-flow.ts';
import { isApplied, ServiceDefinition } from '../definition.ts';
import { checkApplying } from './check-applying.ts';
import { checkFlow } from './check-flow.ts';
import { checkKind } from './check-kind.ts';
import { fillParameters, parametersOf } from './fill-parameters.ts';
import { schemaProblems } from './schema-problems.ts';
import { inFileOrder, missingFile, type ServiceFile, type ServiceProblem } from './service-problem.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** The texts of a service folder; form and flow only where people apply. */
export interface ServiceSources {
  readonly 'service.yaml': string;
  readonly 'form.yaml': string | undefined;
  readonly 'flow.bpmn': string | undefined;
}

/** Texts of a service folder by path, such as `form.yaml` or `callable/seal.bpmn`. */
export type FolderFiles = { readonly [path: string]: string };

interface Checked {
  readonly definition: ServiceDefinition;
  /** SHA-256 over the sources, hex: line ends do not count. */
  readonly contentHash: string;
  /** The files of the folder to the letter, by path; where the service came from one. */
  readonly files?: FolderFiles;
}

/** A service to apply for that may be published 可发布的事项. */
export interface CheckedService extends Checked {
  readonly form: Form;
  readonly flow: Flow;
  readonly flowXml: string;
  readonly callable: CallableSources;
}

/** A service without a form and a flow 只读事项, such as a link or a notice, that may be published. */
export interface CheckedPage extends Checked {
  readonly form?: undefined;
  readonly flow?: undefined;
  readonly flowXml?: undefined;
  readonly callable?: undefined;
}

/** What a check found: the service, or all that is wrong with it. */
export type CheckResult =
  { readonly service: CheckedService | CheckedPage } | { readonly problems: readonly ServiceProblem[] };

/** Checks a service folder 发布检查: every problem of yaml, structure, form, flow and their references to each other. */
export async function checkService(
  sources: ServiceSources,
  folderName: string,
  callable: CallableSources = {},
): Promise<CheckResult> {
  const problems: ServiceProblem[] = [];
  const serviceFile = yamlOf('service.yaml', sources['service.yaml'], problems);
  const definition = serviceFile && checkDefinition(serviceFile, folderName, problems);
  const contentHash = hashOf(sources, callable);
  if (serviceFile !== undefined && !seemsApplied(serviceFile.content)) {
    if (definition !== undefined) problems.push(...unwantedFiles(sources));
    return definition === undefined || problems.length > 0
      ? { problems: inFileOrder(problems) }
      : { service: { definition, contentHash } };
  }
  const formFile = yamlOf('form.yaml', sources['form.yaml'], problems);
  const flowXml = sources['flow.bpmn'];
  if (flowXml === undefined) problems.push(missingFile('flow.bpmn'));
  if (serviceFile === undefined || formFile === undefined || flowXml === undefined)
    return { problems: inFileOrder(problems) };
  const form = checkForm(formFile, serviceFile, problems);
  const flow = await checkFlow({ xml: flowXml, callable }, form, definition, problems);
  if (definition !== undefined && form !== undefined)
    for (const one of checkPrint(definition.print, form))
      problems.push({ file: 'service.yaml', line: serviceFile.lineOf(one.at), ...one });
  if (definition !== undefined && form !== undefined && flow !== undefined)
    problems.push(...checkApplying({ definition, form, flow, lineOf: (at) => serviceFile.lineOf(at) }));
  if (definition === undefined || form === undefined || flow === undefined || problems.length > 0)
    return { problems: inFileOrder(problems) };
  return { service: { definition, form, flow, flowXml, callable, contentHash } };
}

function yamlOf(
  file: Exclude<ServiceFile, 'flow.bpmn'>,
  text: string | undefined,
  problems: ServiceProblem[],
): YamlFile | undefined {
  const read = text === undefined ? { problems: [missingFile(file)] } : readYaml(file, text);
  if (!('problems' in read)) return read;
  problems.push(...read.problems);
  return undefined;
}

/** Also of a service.yaml with mistakes, so that a page is not told to have a form. */
function seemsApplied(content: unknown): boolean {
  const { type = 'approval', mode = 'online' } = { ...Object(content) };
  return isApplied({ type, mode });
}

/** A form or a flow that nobody would ever see. */
function unwantedFiles(sources: ServiceSources): readonly ServiceProblem[] {
  return (['form.yaml', 'flow.bpmn'] as const).flatMap((file) =>
    sources[file] === undefined
      ? []
      : [
          {
            file,
            code: 'unexpectedFile',
            message: {
              zh: '这种 type 和 mode 的事项不在网上申请，用不到这个文件，请删去，或改正 type 和 mode',
              en: 'Nobody applies online for a service of this type and mode: remove this file, or correct type and mode',
            },
          },
        ],
  );
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
  checkKind(content, note);
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
  for (const file of ['service.yaml', 'form.yaml', 'flow.bpmn'] as const)
    if (sources[file] !== undefined) add(file, sources[file]);
  for (const process of Object.keys(callable).toSorted()) add(process, callable[process] ?? '');
  return hash.digest('hex');
}
