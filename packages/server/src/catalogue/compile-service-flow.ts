import { compileFlow, type CompileOptions, type Flow } from '@wangban/engine';

/** BPMN sources of the callable processes 可调用流程 that a flow uses, by process id. */
export type CallableSources = { readonly [process: string]: string };

/**
 * Compiles a flow together with the processes that it calls. Those may call each other: whatever one of them does not
 * know, the flow around it knows.
 */
export async function compileServiceFlow(
  xml: string,
  sources: CallableSources,
  options: CompileOptions = {},
): ReturnType<typeof compileFlow> {
  const callable: { [process: string]: Flow } = Object.create(null);
  for (const [process, source] of Object.entries(sources)) {
    const compiled = await compileFlow(source, { process });
    if ('flow' in compiled) callable[process] = compiled.flow;
  }
  return compileFlow(xml, { ...options, callable });
}
