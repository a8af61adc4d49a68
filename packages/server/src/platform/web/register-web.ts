import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../http/app-type.ts';
import type { Access } from '../http/contract.ts';
import type { PageFallback } from '../http/not-found.ts';
import { sessionToken } from '../auth/session-cookie.ts';
import { type FirstAsks, firstAnswers } from './first-answers.ts';
import { compressPage, pageCache, type WireBody } from './page-cache.ts';
import { readPreloadMap } from './preload-map.ts';
import { readerLanguage } from './reader-language.ts';
import { renderShell, type ShellRenderer } from './shell.ts';

/** Pages and assets are the same for everybody and hold no data of people. */
export const WEB: Access = { auth: 'public', csrf: 'none', rate: 'system', audit: false };

const YEAR_SECONDS = 31_536_000;

/**
 * Serves the built web app: each asset as its own exact route (so that no path can lead elsewhere), compressed at build
 * time, hashed names for ever.
 */
export async function registerAssets(app: App, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['**/*.br', '**/*.gz', 'index.html', 'preload.json'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      // The one script that other pages load (docs/embedding.md).
      if (path.relative(folder, file).startsWith('embed.js'))
        void reply.headers({
          'cross-origin-resource-policy': 'cross-origin',
          'access-control-allow-origin': '*',
        });
      const hashed = path.relative(folder, file).startsWith('assets');
      void reply.header(
        'cache-control',
        hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, max-age=3600',
      );
    },
  });
}

/** What pages are made of. */
export interface PageDeps {
  /** The web build; without one the fallback answers nothing. */
  readonly folder: string;
  readonly shell: ShellRenderer;
  readonly asks: FirstAsks;
}

/**
 * Answers page addresses with `index.html`: the app finds its own way. What looks like a file (`/x.js`) is no page.
 * A page that holds what only its reader may see is kept nowhere.
 */
export async function createPageFallback({ folder, shell, asks }: PageDeps): Promise<PageFallback> {
  const html = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return () => undefined;
  const filesOf = await readPreloadMap(folder);
  const publicPage = pageCache();
  const answer = async (request: FastifyRequest, reply: FastifyReply, urlPath: string): Promise<unknown> => {
    const language = readerLanguage(request);
    const isKnown = sessionToken(request) !== undefined;
    // The page works without its first data; the API will say what is wrong.
    const [content, own] = await Promise.all([
      shell(urlPath).catch((error: unknown) => without(request, error)),
      firstAnswers(request, asks(request.url, isKnown), language).catch((error: unknown) =>
        without(request, error),
      ),
    ]);
    const data = { ...content?.data, ...own };
    const text = renderShell(html, content, { files: filesOf(urlPath), data, language });
    const accepted = request.headers['accept-encoding'] ?? '';
    reply.header('vary', 'accept-encoding').type('text/html; charset=utf-8');
    if (isKnown)
      return send(reply.header('cache-control', 'private, no-store'), compressPage(text, accepted));
    const page = publicPage(text, accepted);
    reply.headers({ 'cache-control': 'no-cache', etag: page.etag });
    return request.headers['if-none-match'] === page.etag ? reply.code(304).send() : send(reply, page);
  };
  return (request, reply) => {
    const [urlPath = '/'] = request.url.split('?');
    return urlPath.startsWith('/assets/') || /\.\w{1,8}$/.test(urlPath)
      ? undefined
      : answer(request, reply, urlPath);
  };
}

function without(request: FastifyRequest, error: unknown): undefined {
  request.log.error({ err: error }, 'first data of a page');
}

function send(reply: FastifyReply, { body, encoding }: WireBody): FastifyReply {
  if (encoding !== undefined) reply.header('content-encoding', encoding);
  return reply.code(200).send(body);
}
