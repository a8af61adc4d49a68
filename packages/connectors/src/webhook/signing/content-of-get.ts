/**
 * What is signed of a GET 查询的签名内容 in place of a body: `GET` and the target as it stands in the request line. Otherwise one that
 * somebody recorded on a plain line could be sent to any other path for five minutes.
 */
export function contentOfGet(target: string): Uint8Array {
  return Buffer.from(`GET ${target}`);
}
