import { listAccounts } from '../../../foundation/src/accounts/store.ts';
import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { notice } from '../../../foundation/src/pages/layout.ts';
import { instantOf } from '../../../foundation/src/pages/moments.ts';
import {
  addRenovation,
  listRenovations,
  removeRenovation,
  type Renovation,
} from '../settings/renovations.ts';
import type { Config } from '../config/schema.ts';
import { readForm } from './read-form.ts';
import { ROLES, type Visit } from './visit.ts';

/** `/settings`: buildings under renovation, people, and how the hall reaches us 设置. */
export async function settingsPage(visit: Visit, problem?: string) {
  const { centre, send } = visit;
  const { config } = centre;
  const [renovations, accounts] = await Promise.all([
    listRenovations(centre.pool),
    listAccounts(centre.pool),
  ]);
  const trade = (code: string) => config.trades.find((known) => known.code === code)?.name ?? code;
  const body = html`${problem === undefined ? '' : notice('problem', problem)}
    <div class="head"><h1>设置</h1></div>
    ${config.areas.length === 0 ? '' : renovationCard(config, renovations)}
    <section class="card scroll" tabindex="0" aria-labelledby="people">
      <h2 id="people">人员</h2>
      <table>
        <thead>
          <tr>
            <th>姓名</th>
            <th>账号</th>
            <th>角色</th>
            <th>工种</th>
            <th>${config.areaWord}</th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map(
            (one) =>
              html`<tr>
                <td>${one.name}</td>
                <td>${one.login}</td>
                <td>${ROLES[one.role] ?? one.role}</td>
                <td>${one.role === 'worker' ? one.trades.map(trade).join('、') || '全部' : '—'}</td>
                <td>
                  ${one.role === 'worker' ? one.areas.map((code) => areaName(config, code)).join('、') || '全部' : '—'}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    <section class="card" aria-labelledby="hall">
      <h2 id="hall">和服务大厅的连接</h2>
      <dl class="facts">
        <dt>大厅地址</dt>
        <dd>${centre.hallUrl}</dd>
        <dt>给大厅登记的地址</dt>
        <dd>${centre.publicUrl()}/hall</dd>
        <dt>系统代码</dt>
        <dd>${config.code}</dd>
        <dt>密钥</dt>
        <dd>
          大厅发来 ${centre.secrets.fromHall.length} 个，发往大厅 ${centre.secrets.toHall.length}
          个；更换时新旧两个同时有效
        </dd>
      </dl>
    </section>`;
  const status = problem === undefined ? 200 : 422;
  return send({ title: problem === undefined ? '设置' : '错误：设置', path: '/settings', body, status });
}

/** `POST /renovations`: a building is renovated from then to then. */
export async function postRenovation(visit: Visit) {
  const { centre, request, reply } = visit;
  const { form } = await readForm(request);
  const [area, beginsOn, endsOn] = [form.text('area'), form.text('begins'), form.text('ends')];
  const known = centre.config.areas.some(({ code }) => code === area);
  if (!known || !isDay(beginsOn) || !isDay(endsOn)) return settingsPage(visit, '请选楼栋，填开始和结束日期');
  if (endsOn < beginsOn) return settingsPage(visit, '结束日期不能早于开始日期');
  const name = areaName(centre.config, area);
  const message =
    form.text('message').slice(0, 300) ||
    `${name}从 ${beginsOn} 到 ${endsOn} 整体修缮，房间问题请直接找现场施工负责人`;
  await addRenovation(centre.pool, { area, beginsOn, endsOn, message });
  return reply.redirect('/settings', 303);
}

export async function postRenovationEnd({ centre, request, reply }: Visit, id: string) {
  await readForm(request);
  if (/^\d{1,9}$/.test(id)) await removeRenovation(centre.pool, Number(id));
  return reply.redirect('/settings', 303);
}

function renovationCard(config: Config, renovations: readonly Renovation[]): Html {
  return html`<section class="card" aria-labelledby="renovation">
    <h2 id="renovation">正在修缮的${config.areaWord}</h2>
    <p class="soft">修缮期间，服务大厅不收这栋楼的报修，学生会看到下面的说明。</p>
    ${
      renovations.length === 0
        ? ''
        : html`<ul>
            ${renovations.map(
              (one) =>
                html`<li>
                  <form class="row" method="post" action="/renovations/${one.id}/end">
                    <span
                      >${areaName(config, one.area)}，${one.beginsOn} 到 ${one.endsOn}：${one.message}</span
                    ><button class="quiet">取消</button>
                  </form>
                </li>`,
            )}
          </ul>`
    }
    <form method="post" action="/renovations">
      <div class="row">
        <div class="field">
          <label for="area">${config.areaWord}</label
          ><select id="area" name="area">
            ${config.areas.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="begins">开始日期</label><input id="begins" name="begins" type="date" required />
        </div>
        <div class="field">
          <label for="ends">结束日期</label><input id="ends" name="ends" type="date" required />
        </div>
      </div>
      <div class="field">
        <label for="message">给学生的说明（选填）</label><input id="message" name="message" maxlength="300" />
      </div>
      <button>登记修缮</button>
    </form>
  </section>`;
}

function areaName(config: Config, code: string): string {
  return config.areas.find((area) => area.code === code)?.name ?? code;
}

function isDay(day: string): boolean {
  return instantOf(day, '00:00') !== undefined;
}
