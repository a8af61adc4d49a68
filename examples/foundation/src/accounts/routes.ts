import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from '../database/pool.ts';
import { html, type Html } from '../pages/html.ts';
import { layout, notice, type Frame } from '../pages/layout.ts';
import { formOf } from '../server/form-body.ts';
import type { Account } from './account.ts';
import { sessionToken, setSessionCookie } from './session-cookie.ts';
import { endSession, readSession } from './sessions.ts';
import { signIn } from './sign-in.ts';

/** What signing in needs to know of its application. */
export interface SignInOptions {
  readonly pool: Pool;
  readonly now: () => Date;
  readonly frame: Frame;
  /** Name of the session cookie: several systems may live on one host, and cookies know no ports. */
  readonly cookie: string;
}

const TEXT = {
  wrong: '账号或者密码不对，请再试一次',
  locked: '密码连续输错 5 次，请 10 分钟后再试',
} as const;

/** `/sign-in` and `/sign-out` 登录与退出. */
export function registerSignIn(app: FastifyInstance, options: SignInOptions): void {
  app.get('/sign-in', async (_, reply) => sendPage(reply, 200, signInPage(options.frame)));
  app.post('/sign-in', async (request, reply) => {
    const form = formOf(request.body instanceof URLSearchParams ? request.body : []);
    const login = form.text('login');
    const result = await signIn(options.pool, login, form.text('password'), options.now());
    if ('refused' in result)
      return sendPage(reply, 422, signInPage(options.frame, TEXT[result.refused], login));
    const before = sessionToken(request, options.cookie);
    if (before !== undefined) await endSession(options.pool, before);
    setSessionCookie(request, reply, options.cookie, result.token);
    return reply.redirect('/', 303);
  });
  app.post('/sign-out', async (request, reply) => {
    const token = sessionToken(request, options.cookie);
    if (token !== undefined) await endSession(options.pool, token);
    setSessionCookie(request, reply, options.cookie, undefined);
    return reply.redirect('/sign-in', 303);
  });
}

/** Who is signed in; undefined = nobody. */
export async function whoIs(request: FastifyRequest, options: SignInOptions): Promise<Account | undefined> {
  return readSession(options.pool, sessionToken(request, options.cookie), options.now());
}

function signInPage(frame: Frame, problem?: string, login = ''): string {
  const body: Html = html`<div class="card narrow">
    <h1>登录</h1>
    <p class="soft">${frame.system}</p>
    ${problem === undefined ? '' : notice('problem', problem)}
    <form method="post" action="/sign-in">
      <div class="field">
        <label for="login">账号</label>
        <input
          id="login"
          name="login"
          value="${login}"
          autocomplete="username"
          autocapitalize="none"
          required
        />
      </div>
      <div class="field">
        <label for="password">密码</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
      </div>
      <button>登录</button>
    </form>
  </div>`;
  return layout(frame, { title: problem === undefined ? '登录' : '错误：登录', path: '/sign-in', body });
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
