import { describe, expect, test } from 'vitest';
import { checkTarget } from './target.ts';

const ALLOWED = [
  { host: 'centre.example.edu.cn', port: 443, private: false },
  { host: 'centre.example.edu.cn', port: 8080, private: true },
  { host: '127.0.0.1', port: 8090, private: true },
  { host: '::1', port: 8090, private: true },
  { host: 'db.example.edu.cn', port: 5432, private: true },
];

describe('a target', () => {
  test.each([
    ['https://centre.example.edu.cn/api/orders', 443],
    ['https://CENTRE.example.edu.cn:443/', 443],
    ['http://centre.example.edu.cn:8080/', 8080],
    ['http://127.0.0.1:8090/orders?reference=1', 8090],
    ['http://[::1]:8090/', 8090],
    ['http://[0:0:0:0:0:0:0:1]:8090/', 8090],
  ])('%s is on the list', (url, port) => {
    expect(checkTarget(url, ALLOWED)).toMatchObject({ target: { port } });
  });

  test.each([
    ['ftp://centre.example.edu.cn/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['gopher://127.0.0.1:8090/', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['/orders', 'notAnAddress'],
    ['http://', 'notAnAddress'],
    ['http://user@127.0.0.1:8090/', 'credentials'],
    ['http://centre.example.edu.cn:8080@127.0.0.1:8090/', 'credentials'],
    ['http://2130706433:8090/', 'spelling'],
    ['http://0x7f000001:8090/', 'spelling'],
    ['http://0177.0.0.1:8090/', 'spelling'],
    ['http://127.1:8090/', 'spelling'],
    ['http://１２７.0.0.1:8090/', 'spelling'],
    ['http://db.example.edu.cn:5432/', 'port'],
    ['http://centre.example.edu.cn:22/', 'port'],
    ['http://centre.example.edu.cn:6379/', 'port'],
    ['http://centre.example.edu.cn/', 'notAllowed'],
    ['https://centre.example.edu.cn:8443/', 'notAllowed'],
    ['https://centre.example.edu.cn.evil.example/', 'notAllowed'],
    ['https://centre.example.edu.cn./', 'notAllowed'],
    ['http://localhost:8090/', 'notAllowed'],
    ['http://localhost.:8090/', 'notAllowed'],
    ['http://[::ffff:127.0.0.1]:8090/', 'notAllowed'],
  ])('%s is refused: %s', (url, refused) => {
    expect(checkTarget(url, ALLOWED)).toEqual({ refused });
  });
});
