import { isRejection, nodeName, predict } from '@wangban/engine';
import type { Flow, Prediction } from '@wangban/engine';
import { checkForm } from '@wangban/engine/form-check';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import { isErrorCode } from '../platform/errors/table.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { predictApplication, predictInstance } from './arrange-schema.ts';
import type { InstanceDeps } from './deps.ts';
import { contextOf, lookAt } from './pages/detail.ts';
import { personRef, type Names } from './pages/person-ref.ts';
import { mayRead } from './policy.ts';
import { localDay } from './reference.ts';
import { findInstance } from './store.ts';

/** Registers predictions 预计审批人: of an open case, and of an application before it is submitted. */
export function registerPredictionRoutes(app: App, deps: InstanceDeps): void {
  route(app, predictInstance, async (request, reply) => {
    const reader = requireSession(request);
    const row = await findInstance(deps.db, request.params.id);
    if (row === undefined || !(await mayRead(deps, reader, row))) return problem(reply, 'NOT_FOUND');
    const language = requestLanguage(request.headers['accept-language']);
    const { compiled, instance, context } = await lookAt(deps, row, reader, language);
    if (instance.status === 'closed') return { steps: [] };
    const found = predict(compiled.flow, instance, instance.data, context);
    // A case that has come to what its flow cannot decide is shown without a future.
    if (isRejection(found)) return { steps: [] };
    return { steps: found.map((step) => stepOf(step, compiled.flow, deps.directory.current())) };
  });

  route(app, predictApplication, async (request, reply) => {
    const { personId } = requireSession(request);
    const entry = (await deps.catalogue.refresh()).find(request.params.code);
    const compiled = entry && (await deps.serviceByVersion(request.params.code, entry.version));
    if (compiled === undefined) return problem(reply, 'NOT_FOUND');
    const context = await contextOf(deps, compiled, personId);
    const { parameters } = compiled.facts;
    const today = localDay(context.now, context.calendar.utcOffsetMinutes);
    // What is still missing or wrong is the form's affair; what can be read says where the flow goes.
    const { access } = compiled.flow.start;
    const { data } = checkForm(compiled.form, request.body.data, {
      today,
      parameters,
      mode: 'submit',
      access,
    });
    const found = predict(compiled.flow, undefined, data, context);
    if (isRejection(found)) {
      return problem(reply, isErrorCode(found.code) ? found.code : 'INTERNAL', found.fact);
    }
    return { steps: found.map((step) => stepOf(step, compiled.flow, deps.directory.current())) };
  });
}

function stepOf({ node, status, reason, seats, instead, auto }: Prediction, flow: Flow, names: Names) {
  const principals = seats.flat();
  return {
    node,
    nodeName: nodeName(flow, node),
    status,
    reason: reason ?? null,
    people: principals.flatMap((each) => ('person' in each ? [personRef(names, each.person)] : [])),
    positions: principals.flatMap((each) =>
      'position' in each ? [names.positionName(each.position) ?? '—'] : [],
    ),
    instead: instead?.by ?? null,
    auto: auto ?? null,
  };
}
