import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { dayOf } from '../../../foundation/src/pages/moments.ts';
import type { Form } from '../../../foundation/src/server/form-body.ts';
import type { Act, Ask, Config } from '../config/schema.ts';
import type { Order } from '../orders/order.ts';
import type { Candidate } from '../orders/suggest-workers.ts';

/** An act that was refused because of what was given: it comes back as it was typed, each problem at its field. */
export interface Refused {
  readonly act: string;
  readonly form: Form;
  readonly problems: Readonly<Record<string, string>>;
}

/** What the forms of an order need to know. */
export interface Asking {
  readonly config: Config;
  readonly order: Order;
  readonly workers: readonly Candidate[];
  readonly now: Date;
  readonly refused: Refused | undefined;
}

const ROWS = [0, 1, 2, 3];

/** The form of an act: a button alone when nothing is asked. The first one stands open. */
export function actForm(asking: Asking, key: string, act: Act, isFirst: boolean): Html {
  const { order } = asking;
  const action = `/orders/${order.id}/acts/${key}`;
  const tone = act.tone === 'danger' ? html` class="danger"` : '';
  const version = html`<input type="hidden" name="version" value="${order.version}" />`;
  if (act.asks.length === 0) {
    return html`<form class="act-now" method="post" action="${action}">${version}<button${tone}>${act.label}</button></form>`;
  }
  const refused = asking.refused?.act === key ? asking.refused : undefined;
  const isOpen = asking.refused === undefined ? isFirst : refused !== undefined;
  const hasPhotos = act.asks.some((ask) => ask.startsWith('photos'));
  return html`<details class="act"${isOpen ? html` open` : ''}>
<summary>${act.label}</summary>
<form method="post" action="${action}"${hasPhotos ? html` enctype="multipart/form-data"` : ''}>${version}
${act.asks.map((ask) => field(asking, key, ask, refused))}
<button${tone}>${act.label}</button>
</form>
</details>`;
}

function field(asking: Asking, act: string, ask: Ask, refused: Refused | undefined): Html {
  const id = `${act}-${ask.replace('?', '')}`;
  const common = {
    id,
    value: (name: string) => refused?.form.text(name) ?? '',
    problems: refused?.problems ?? {},
  };
  switch (ask) {
    case 'worker':
      return workerField(asking, common);
    case 'note':
      return areaField(common, 'note', '说明（报修人能看到）');
    case 'note?':
      return areaField(common, 'note', '说明（选填，报修人能看到）');
    case 'reason':
      return areaField(common, 'reason', '原因，应该找谁（报修人能看到）');
    case 'visit':
      return visitField(asking, common);
    case 'materials':
      return materialsField(common, refused, '用料');
    case 'materials?':
      return materialsField(common, refused, '用料（选填）');
    case 'photos':
      return photosField(common, '修后照片');
    case 'photos?':
      return photosField(common, '修后照片（选填）');
    case 'parts':
      return lineField(common, 'parts', '缺什么配件');
    case 'company':
      return lineField(common, 'company', '维修单位');
    case 'cost':
      return lineField(common, 'cost', '费用（元）', 'decimal');
  }
}

interface Common {
  readonly id: string;
  readonly value: (name: string) => string;
  readonly problems: Readonly<Record<string, string>>;
}

/** `aria-*` of a control with a problem, and the problem itself. */
function problemOf(
  { id, problems }: Common,
  name: string,
): { readonly attributes: Html; readonly text: Html } {
  const problem = problems[name];
  if (problem === undefined) return { attributes: html``, text: html`` };
  return {
    attributes: html` aria-invalid="true" aria-describedby="${id}-wrong"`,
    text: html`<p class="wrong" id="${id}-wrong">${problem}</p>`,
  };
}

function lineField(common: Common, name: string, label: string, mode = 'text'): Html {
  const { attributes, text } = problemOf(common, name);
  return html`<div class="field">
    <label for="${common.id}">${label}</label>${text}
    <input
      id="${common.id}"
      name="${name}"
      value="${common.value(name)}"
      maxlength="200"
      inputmode="${mode}"
      ${attributes}
    />
  </div>`;
}

function areaField(common: Common, name: string, label: string): Html {
  const { attributes, text } = problemOf(common, name);
  return html`<div class="field">
    <label for="${common.id}">${label}</label>${text}
    <textarea id="${common.id}" name="${name}" maxlength="500" rows="2" ${attributes}>
${common.value(name)}</textarea>
  </div>`;
}

function workerField({ config, order, workers }: Asking, common: Common): Html {
  const { attributes, text } = problemOf(common, 'worker');
  const first = workers[0];
  const picked =
    common.value('worker') === '' ? String(order.workerId ?? first?.id ?? '') : common.value('worker');
  const trade = (code: string) => config.trades.find((known) => known.code === code)?.name ?? code;
  return html`<fieldset class="field" id="${common.id}" ${attributes}>
    <legend>派给谁</legend>
    ${text}
    ${workers.map(
      ({ id, name, fits, open, trades }) =>
        html`<label class="choice">
          <input type="radio" name="worker" value="${id}" ${picked === String(id) ? html` checked` : ''} />
          <span
            >${name}
            <small>${trades.map(trade).join('、')}，在手 ${open} 单</small>
            ${fits ? html`<span class="badge finished">对口</span>` : ''}</span
          ></label
        >`,
    )}
  </fieldset>`;
}

function visitField({ now }: Asking, common: Common): Html {
  const { attributes, text } = problemOf(common, 'visit');
  const day = common.value('day') === '' ? dayOf(now) : common.value('day');
  const clock = (name: string, label: string) =>
    html`<div class="field">
      <label for="${common.id}-${name}">${label}</label>
      <input
        id="${common.id}-${name}"
        name="${name}"
        type="time"
        step="1800"
        value="${common.value(name)}"
        ${attributes}
      />
    </div>`;
  return html`<div class="field">
    ${text}
    <div class="row">
      <div class="field">
        <label for="${common.id}-day">上门日期</label>
        <input
          id="${common.id}-day"
          name="day"
          type="date"
          min="${dayOf(now)}"
          value="${day}"
          ${attributes}
        />
      </div>
      ${clock('from', '从')}${clock('to', '到')}
    </div>
  </div>`;
}

function materialsField(common: Common, refused: Refused | undefined, label: string): Html {
  const { attributes, text } = problemOf(common, 'materials');
  const cell = (name: string, row: number, what: string) =>
    html`<td>
      <input
        name="${name}"
        aria-label="第 ${row + 1} 行${what}"
        value="${refused?.form.all(name)[row] ?? ''}"
        maxlength="60"
        ${name === 'count' ? html` inputmode="decimal"` : ''}${attributes}
      />
    </td>`;
  return html`<fieldset class="field">
    <legend>${label}</legend>
    ${text}
    <table>
      <thead>
        <tr>
          <th>材料</th>
          <th>数量</th>
          <th>单位</th>
        </tr>
      </thead>
      <tbody>
        ${ROWS.map(
          (row) =>
            html`<tr>
              ${cell('material', row, '材料')}${cell('count', row, '数量')}${cell('measure', row, '单位')}
            </tr>`,
        )}
      </tbody>
    </table>
  </fieldset>`;
}

function photosField(common: Common, label: string): Html {
  const { attributes, text } = problemOf(common, 'photos');
  return html`<div class="field">
    <label for="${common.id}">${label}</label>${text}
    <input
      id="${common.id}"
      name="photos"
      type="file"
      accept="image/jpeg,image/png,image/webp"
      multiple${attributes}
    />
  </div>`;
}
