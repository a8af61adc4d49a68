import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { notice } from '../../../foundation/src/pages/layout.ts';
import { momentText } from '../../../foundation/src/pages/moments.ts';
import type { Form } from '../../../foundation/src/server/form-body.ts';
import type { StudentRecord } from '../records.ts';
import { answersOf, DATES, SERVICES, STATUSES } from './words.ts';

/** What was typed and is wrong, by field. */
export interface Refused {
  readonly form: Form;
  readonly problems: Readonly<Record<string, string>>;
}

/** The page of one record 学籍异动 with the form of the registrar. */
export function recordPage(record: StudentRecord, refused?: Refused): Html {
  const entries = Object.entries(refused?.problems ?? {});
  const summary = html`<p>有 ${entries.length} 处需要修改</p>
    <ul>
      ${entries.map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)}
    </ul>`;
  return html`${entries.length === 0 ? '' : notice('problem', summary)}
    <div class="head">
      <h1>${record.personName} · ${SERVICES[record.service] ?? record.service}</h1>
      <p class="badges">
        <span class="badge ${record.status === 'received' ? 'new' : 'finished'}"
          >${STATUSES[record.status]}</span
        >
      </p>
      <p class="soft">
        学号 ${record.personNo} · 受理编号 ${link(record)} · ${momentText(record.receivedAt)} 收到
      </p>
    </div>
    <div class="two">
      <section class="card" aria-labelledby="what">
        <h2 id="what">申请内容</h2>
        <dl class="facts">
          ${answersOf(record.fields).map(
            ([label, text]) =>
              html`<dt>${label}</dt>
                <dd>${text}</dd>`,
          )}
        </dl>
      </section>
      ${record.status === 'received' ? form(record, refused) : result(record)}
    </div>`;
}

function form(record: StudentRecord, refused: Refused | undefined): Html {
  const wished = (key: string) => {
    const value = record.fields[key];
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '';
  };
  const before: Readonly<Record<string, string>> = {
    fromOn: wished('from') || wished('planned'),
    untilOn: wished('until') || wished('approvedUntil'),
  };
  const [fromLabel, untilLabel] = DATES[record.service] ?? ['从哪天起', '到哪天'];
  const field = (name: string, label: string, type: string) => {
    const problem = refused?.problems[name];
    const value = refused?.form.text(name) ?? before[name] ?? '';
    const wrong = problem === undefined ? '' : html` aria-invalid="true" aria-describedby="${name}-wrong"`;
    return html`<div class="field">
      <label for="${name}">${label}</label>
      ${problem === undefined ? '' : html`<p class="wrong" id="${name}-wrong">${problem}</p>`}
      <input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="200" ${wrong} />
    </div>`;
  };
  return html`<section class="card" aria-labelledby="result">
    <h2 id="result">登记结果</h2>
    <form method="post" action="/records/${record.id}">
      <input type="hidden" name="version" value="${record.version}" />
      <div class="row">${field('fromOn', fromLabel, 'date')}${field('untilOn', untilLabel, 'date')}</div>
      ${field('documentNo', '文号', 'text')}${field('note', '说明（不予办理时必填，学生能看到）', 'text')}
      <div class="row">
        <button name="status" value="recorded">登记</button>
        <button class="danger" name="status" value="refused">不予办理</button>
      </div>
    </form>
  </section>`;
}

function result(record: StudentRecord): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    ['起止', record.fromOn === null ? null : `${record.fromOn} 到 ${record.untilOn ?? ''}`],
    ['文号', record.documentNo],
    ['说明', record.note],
  ];
  const known = rows.filter(([, text]) => text !== null);
  return html`<section class="card" aria-labelledby="result">
    <h2 id="result">${STATUSES[record.status]}</h2>
    <dl class="facts">
      ${known.map(
        ([label, text]) =>
          html`<dt>${label}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </section>`;
}

function link(record: StudentRecord): Html {
  const isLink = record.link !== null && /^https?:\/\//.test(record.link);
  return isLink ? html`<a href="${record.link}">${record.reference}</a>` : html`${record.reference}`;
}
