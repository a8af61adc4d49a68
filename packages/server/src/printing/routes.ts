import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../files/content-disposition.ts';
import { mayRead, mayReadAll } from '../instances/policy.ts';
import { findInstance, findInstances, type InstanceRow } from '../instances/store.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { ownOrigin } from '../platform/http/own-origin.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { PRINT_POLICY, printPage, type Sheet } from './print-page.ts';
import type { Printer } from './printer.ts';
import { listClosed } from './list-printable.ts';
import { printedCases } from './printed-cases.ts';
import { listPrintable, MOST_PRINTED, printInstance, printInstances } from './schema.ts';
import { type PrintDeps, sheetOf } from './sheet-of.ts';

/** How a print is wanted. */
interface Wanted {
  readonly language?: 'zh' | 'en' | undefined;
  readonly format?: 'html' | 'pdf' | undefined;
}

const REFUSALS = { missing: 'PRINTER_MISSING', busy: 'PRINTER_BUSY', failed: 'PRINTER_FAILED' } as const;

/** Registers printing 打印: a case for whoever may read it, many closed ones for offices. */
export function registerPrintRoutes(app: App, deps: PrintDeps, printer: Printer): void {
  route(app, printInstance, async (request, reply) => {
    const row = await findInstance(deps.db, request.params.id);
    if (row === undefined || !(await mayRead(deps, requireSession(request), row)))
      return problem(reply, 'NOT_FOUND');
    return answer(request, reply, [row], request.query);
  });

  route(app, printInstances, async (request, reply) => {
    const ids = [...new Set(request.query.ids.split(',').map(Number))];
    if (ids.length > MOST_PRINTED)
      return problem(reply, 'PRINT_TOO_MANY', { limit: MOST_PRINTED, count: ids.length });
    const found = new Map((await findInstances(deps.db, ids)).map((row) => [row.id, row]));
    // In the order asked for, as the sheets lie in the tray.
    const rows = ids.flatMap((id) => found.get(id) ?? []);
    if (rows.length < ids.length || !(await mayReadAll(deps, requireSession(request), rows)))
      return problem(reply, 'NOT_FOUND');
    const open = rows.find((row) => row.closed_at === null);
    if (open !== undefined) return problem(reply, 'PRINT_NOT_CLOSED', { reference: open.reference });
    return answer(request, reply, rows, request.query);
  });

  route(app, listPrintable, (request, reply) => listClosed(deps, request, reply, request.query));

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    rows: readonly InstanceRow[],
    wanted: Wanted,
  ) {
    const language = wanted.language ?? requestLanguage(request.headers['accept-language']);
    const options = { language, origin: ownOrigin(request) };
    const sheets: Sheet[] = [];
    for (const printed of await printedCases(deps, rows, requireSession(request)))
      sheets.push({ reference: printed.of.reference, html: await sheetOf(deps, printed, options) });
    const name = rows.length === 1 ? (rows[0]?.reference ?? '') : `${rows.length}`;
    const page = printPage(name, sheets, language);
    if (wanted.format !== 'pdf')
      return reply
        .header('content-security-policy', PRINT_POLICY)
        .type('text/html; charset=utf-8')
        .send(page);
    const pdf = await printer.print(page);
    if (typeof pdf === 'string') return problem(reply, REFUSALS[pdf]);
    return reply
      .header('content-disposition', attachment(`${name}.pdf`))
      .type('application/pdf')
      .send(pdf);
  }
}
