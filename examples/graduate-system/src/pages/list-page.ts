import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { momentText } from '../../../foundation/src/pages/moments.ts';
import { tabs } from '../../../foundation/src/pages/tabs.ts';
import type { StudentRecord } from '../records.ts';
import { SERVICES, STATUSES } from './words.ts';

/** How far the hall's list was fetched. */
export interface Fetched {
  readonly at: Date | null;
  readonly error: string | null;
}

/** The list of what is to be recorded, or of everything. */
export function listPage(records: readonly StudentRecord[], isAll: boolean, fetched: Fetched): Html {
  return html`<div class="head"><h1>学籍异动</h1></div>
    ${tabs('筛选', [
      { href: '/', text: '待登记', isHere: !isAll },
      { href: '/?all=yes', text: '全部', isHere: isAll },
    ])}
    <form class="row" method="post" action="/fetch">
      <button class="quiet">马上从大厅取</button>
      <p class="soft">
        ${fetched.at === null ? '还没有取过' : `上次 ${momentText(fetched.at)}`}${fetched.error === null ? '' : `，${fetched.error}`}
      </p>
    </form>
    ${
      records.length === 0
        ? html`<p class="card">
            ${isAll ? '还没有学籍异动。' : '没有等着登记的。'}大厅里审批完的休学、延期会自动取过来。
          </p>`
        : html`<div class="card scroll" tabindex="0" role="region" aria-label="学籍异动">
            <table>
              <thead>
                <tr>
                  <th>学生</th>
                  <th>学号</th>
                  <th>事项</th>
                  <th>状态</th>
                  <th>收到</th>
                </tr>
              </thead>
              <tbody>
                ${records.map(
                  (record) =>
                    html`<tr>
                      <td><a href="/records/${record.id}">${record.personName}</a></td>
                      <td>${record.personNo}</td>
                      <td>${SERVICES[record.service] ?? record.service}</td>
                      <td>${STATUSES[record.status]}</td>
                      <td>${momentText(record.receivedAt)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
}

/** The files of the days, and where they are. */
export function exportPage(
  days: readonly { readonly day: string; readonly lines: number }[],
  dropFolder: string,
): Html {
  return html`<div class="head">
      <h1>导出给大厅</h1>
      <p class="soft">
        每天零点后自动导出前一天登记的结果；要让大厅马上知道，可以现在导出今天的。${dropFolder === '' ? '' : `文件也写到 ${dropFolder}`}
      </p>
    </div>
    <form class="row" method="post" action="/export"><button>现在导出今天的</button></form>
    ${
      days.length === 0
        ? html`<p class="card">还没有可以导出的。</p>`
        : html`<div class="card scroll" tabindex="0" role="region" aria-label="导出文件">
            <table>
              <thead>
                <tr>
                  <th>日期</th>
                  <th class="number">行数</th>
                  <th>文件</th>
                </tr>
              </thead>
              <tbody>
                ${days.map(
                  ({ day, lines }) =>
                    html`<tr>
                      <td>${day}</td>
                      <td class="number">${lines}</td>
                      <td><a href="/export/${day}.csv">${day}.csv</a></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
}
