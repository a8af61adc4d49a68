import type { FastifyRequest } from 'fastify';

/** Where the web app tells the server which language its reader chose (packages/web/src/locale/language.ts). */
const COOKIE = 'wangban-language';

/** BCP 47 tag of the language 界面语言 that a page will speak: what its reader chose, else Chinese. */
export function readerLanguage(request: FastifyRequest): 'zh-CN' | 'en' {
  return request.cookies[COOKIE] === 'en' ? 'en' : 'zh-CN';
}
