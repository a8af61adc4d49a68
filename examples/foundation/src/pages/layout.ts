import type { Account } from '../accounts/account.ts';
import { html, type Html, type Part } from './html.ts';

/** What stands around every page 页面框架: the system's name, where its people can go, and who they are. */
export interface Frame {
  readonly system: string;
  readonly accent: string;
  readonly links: readonly Link[];
  readonly account?: Account | undefined;
  readonly roleName?: string | undefined;
}

export interface Link {
  readonly href: string;
  readonly text: string;
  /** How many wait there; nothing for none. */
  readonly count?: number;
}

/** A page as it goes out; `path` marks the place in the navigation. */
export function layout(
  frame: Frame,
  page: { readonly title: string; readonly path: string; readonly body: Part },
): string {
  const { account } = frame;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title} · ${frame.system}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class="accent-${frame.accent}">
        <a class="skip" href="#main">跳到正文</a>
        <header class="bar">
          <div class="bar-inner">
            <p class="brand">${frame.system}</p>
            ${account === undefined ? '' : navigation(frame, page.path)}
            ${account === undefined ? '' : who(account, frame.roleName)}
          </div>
        </header>
        <main id="main" tabindex="-1">${page.body}</main>
      </body>
    </html> `.markup;
}

function navigation(frame: Frame, path: string): Html {
  return html`<nav aria-label="主导航">
    <ul>
      ${frame.links.map(
        ({ href, text, count }) =>
          html`<li>
            <a href="${href}" ${href === path ? html` aria-current="page"` : ''}
              >${text}${
                count === undefined || count === 0 ? '' : html` <span class="count">${count}</span>`
              }</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function who(account: Account, roleName: string | undefined): Html {
  return html`<form class="who" method="post" action="/sign-out">
    <span>${account.name}<small>${roleName}</small></span>
    <button class="quiet">退出</button>
  </form>`;
}

/** A message at the top of a page that takes the eye, such as after something was done. */
export function notice(kind: 'done' | 'problem', text: Part): Html {
  return html`<div class="notice ${kind}" role="${kind === 'done' ? 'status' : 'alert'}">${text}</div>`;
}
