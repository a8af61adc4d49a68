import { embedWords } from '../locale/embed.ts';
import { type Entry, readFeed } from './read-feed.ts';
import { STYLE } from './style.ts';

const PARTS = ['services', 'notices'] as const;
type Part = (typeof PARTS)[number];

/** Where the hall is: this script came from there. */
const HALL = new URL(import.meta.url).origin;
const MOST = 50;

function make(name: string, content: string): HTMLElement {
  const element = document.createElement(name);
  // Text only: nothing that a feed says can become markup.
  element.textContent = content;
  return element;
}

/**
 * `<wangban-list unit="xsgzc" language="zh" show="services notices" limit="10">` 嵌入列表: services and notices of a unit on
 * another page. It runs under a strict Content-Security-Policy: no inline style or script, no eval, no cookie; its styles
 * are a constructed sheet in a shadow root.
 */
class WangbanList extends HTMLElement {
  static readonly observedAttributes = ['unit', 'language', 'show', 'limit'];
  readonly #root = this.attachShadow({ mode: 'open' });
  #reading = new AbortController();
  #drawing = 0;

  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#reading.abort();
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return;
    // Several attributes that change together are drawn once.
    this.#drawing += 1;
    const drawing = this.#drawing;
    queueMicrotask(() => drawing === this.#drawing && this.#draw());
  }

  #draw(): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    const words = this.#words();
    const asked = (this.getAttribute('show') ?? 'services').split(/[\s,]+/);
    const parts = PARTS.filter((part) => asked.includes(part));
    this.#root.replaceChildren(...parts.map((part) => this.#section(part)));
    this.#root.querySelectorAll('section').forEach((section) => section.setAttribute('lang', words.tag));
  }

  #words() {
    return embedWords[this.getAttribute('language') === 'en' ? 'en' : 'zh'];
  }

  #section(part: Part): HTMLElement {
    const words = this.#words();
    const section = document.createElement('section');
    const heading = make('h2', words[part]);
    heading.id = part;
    section.setAttribute('aria-labelledby', part);
    const body = document.createElement('div');
    section.append(heading, body);
    this.#fill(part, body, false);
    return section;
  }

  /** `again`: somebody pressed the button, so the focus goes on from there. */
  #fill(part: Part, body: HTMLElement, again: boolean): void {
    const words = this.#words();
    const { signal } = this.#reading;
    const loading = make('p', words.loading);
    loading.setAttribute('role', 'status');
    body.replaceChildren(loading);
    readFeed(this.#address(part), signal)
      .then((entries) => {
        if (signal.aborted) return;
        body.replaceChildren(...this.#list(part, entries));
        if (again) body.querySelector<HTMLElement>('a')?.focus();
      })
      .catch(() => {
        if (!signal.aborted) this.#fail(part, body, again);
      });
  }

  #fail(part: Part, body: HTMLElement, again: boolean): void {
    const words = this.#words();
    const failed = make('p', words.failed);
    failed.setAttribute('role', 'alert');
    const button = make('button', words.again);
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => this.#fill(part, body, true));
    body.replaceChildren(failed, button);
    if (again) button.focus();
  }

  #list(part: Part, entries: readonly Entry[]): readonly HTMLElement[] {
    const words = this.#words();
    const limit = Number(this.getAttribute('limit') ?? 10);
    const shown = entries.slice(0, Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : 10);
    const all = document.createElement('p');
    all.append(link(`${HALL}/${part}`, words.all));
    if (shown.length === 0) return [make('p', words.none), all];
    const list = document.createElement('ul');
    list.append(...shown.map(line));
    return [list, all];
  }

  #address(part: Part): string {
    const address = new URL(`/api/feeds/${part}.json`, HALL);
    const unit = this.getAttribute('unit');
    if (unit !== null && unit !== '') address.searchParams.set('unit', unit);
    if (this.getAttribute('language') === 'en') address.searchParams.set('language', 'en');
    return address.href;
  }
}

function link(address: string, words: string): HTMLElement {
  const element = make('a', words);
  element.setAttribute('href', address);
  return element;
}

function line({ url, title, summary }: Entry): HTMLElement {
  const item = document.createElement('li');
  item.append(link(url, title));
  if (summary !== '') item.append(make('p', summary));
  return item;
}

/** A script tag with `data-unit` stands for the element: it is put right behind the tag. */
function placeBehindScripts(): void {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[data-unit]');
  for (const script of scripts) {
    if (script.src !== import.meta.url) continue;
    const element = document.createElement('wangban-list');
    for (const name of WangbanList.observedAttributes) {
      const value = script.dataset[name];
      if (value !== undefined) element.setAttribute(name, value);
    }
    script.after(element);
  }
}

if (customElements.get('wangban-list') === undefined) {
  customElements.define('wangban-list', WangbanList);
  placeBehindScripts();
}
