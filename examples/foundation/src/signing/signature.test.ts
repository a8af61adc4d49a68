import { describe, expect, test } from 'vitest';
import { contentOfGet, isSecret, isSigned, signatureOf, signedGet, signedHeaders } from './signature.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const now = 1_614_265_330_000;
const body = Buffer.from('{"test": 2432232314}');

describe('signatures', () => {
  test('are those of the published example of Standard Webhooks', () => {
    const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body };
    expect(signatureOf([secret], signed)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('hold for five minutes in both directions, and not a second longer', () => {
    const headers = signedHeaders([secret], now, { id: 'a-1', body: body.toString() });
    expect(isSigned([secret], headers, body, now + 300_000)).toBe(true);
    expect(isSigned([secret], headers, body, now - 300_000)).toBe(true);
    expect(isSigned([secret], headers, body, now + 301_000)).toBe(false);
    expect(isSigned([secret], headers, body, now - 301_000)).toBe(false);
  });

  test('are of the bytes: JSON that was written again does not pass', () => {
    const headers = signedHeaders([secret], now, { id: 'a-1', body: body.toString() });
    expect(isSigned([secret], headers, Buffer.from('{"test":2432232314}'), now)).toBe(false);
  });

  test('made with the old and the new key pass for whoever knows one of them', () => {
    const headers = signedHeaders([secret, other], now, { id: 'a-1', body: 'x' });
    expect(isSigned([other], headers, Buffer.from('x'), now)).toBe(true);
    expect(isSigned([secret], headers, Buffer.from('x'), now)).toBe(true);
    expect(isSigned([`whsec_${Buffer.alloc(24).toString('base64')}`], headers, Buffer.from('x'), now)).toBe(
      false,
    );
  });

  test.each([
    ['no id', { 'webhook-id': undefined }],
    ['an id with a dot', { 'webhook-id': 'a.1' }],
    ['a time that is no number', { 'webhook-timestamp': 'now' }],
    ['no signature', { 'webhook-signature': undefined }],
    ['a signature of another kind', { 'webhook-signature': 'v1a,AAAA' }],
    ['an empty signature', { 'webhook-signature': 'v1,' }],
  ])('with %s are refused', (_, change) => {
    const headers = signedHeaders([secret], now, { id: 'a-1', body: 'x' });
    expect(isSigned([secret], { ...headers, ...change }, Buffer.from('x'), now)).toBe(false);
  });

  test('of a GET are of its path and query: what was recorded does not pass for another one', () => {
    const headers = signedGet([secret], now, 'https://hall.test/api/list?after=7');
    expect(isSigned([secret], headers, contentOfGet('/api/list?after=7'), now)).toBe(true);
    expect(isSigned([secret], headers, contentOfGet('/api/list?after=8'), now)).toBe(false);
    expect(isSigned([secret], headers, '', now)).toBe(false);
  });

  test('need a secret of 24 to 64 bytes', () => {
    expect(isSecret(secret)).toBe(true);
    expect(isSecret('whsec_c2hvcnQ=')).toBe(false);
    expect(isSecret(other.slice(6))).toBe(false);
  });
});
