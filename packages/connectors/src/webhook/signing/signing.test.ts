import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { newSecret, readSecret, type Secret } from './secret.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NEW = newSecret(() => new Uint8Array(32).fill(7));
const VECTOR = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  atMs: 1_614_265_330_000,
  body: Buffer.from('{"test": 2432232314}'),
};

function secret(text: string): Secret {
  const read = readSecret(text);
  if ('problems' in read) throw new Error(read.problems[0]?.en);
  return read.value;
}

describe('signing', () => {
  test('gives the signature of the published vector', () => {
    expect(sign(VECTOR, [secret(OLD)])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('agrees with the reference library about the same bytes', () => {
    const body = '{"名":"林一凡","n":1.50}';
    const at = new Date('2026-03-02T01:00:00Z');
    const ours = sign({ id: 'a:1', atMs: at.getTime(), body: Buffer.from(body) }, [secret(NEW)]);
    expect(ours['webhook-signature']).toBe(new Webhook(NEW).sign('a:1', at, body));
  });

  test('signs with both secrets while a key is changed', () => {
    const headers = sign(VECTOR, [secret(NEW), secret(OLD)]);
    expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
    expect(verify(headers, VECTOR.body, [secret(OLD)], VECTOR.atMs)).toHaveProperty('id');
    expect(verify(headers, VECTOR.body, [secret(NEW)], VECTOR.atMs)).toHaveProperty('id');
  });
});

describe('verifying', () => {
  const secrets = [secret(NEW), secret(OLD)];
  const headers = { ...sign(VECTOR, [secret(OLD)]) };
  const at = (ms: number) => verify(headers, VECTOR.body, secrets, VECTOR.atMs + ms);

  test('accepts any secret in force and tells id and time', () => {
    expect(verify(headers, VECTOR.body, secrets, VECTOR.atMs)).toEqual({
      id: VECTOR.id,
      sentAtMs: VECTOR.atMs,
    });
  });

  test('accepts what is five minutes old or early, and no more', () => {
    expect(at(300_000)).toHaveProperty('id');
    expect(at(300_001)).toEqual({ flaw: 'tooOld' });
    expect(at(-300_000)).toHaveProperty('id');
    expect(at(-300_001)).toEqual({ flaw: 'tooNew' });
  });

  test('refuses a body that was written again with other spaces', () => {
    const again = Buffer.from(JSON.stringify(JSON.parse(VECTOR.body.toString())));
    expect(verify(headers, again, secrets, VECTOR.atMs)).toEqual({ flaw: 'forged' });
  });

  test.each([
    ['another id', { 'webhook-id': 'msg_other' }],
    ['another time', { 'webhook-timestamp': '1614265331' }],
    ['an empty signature', { 'webhook-signature': 'v1,' }],
    ['no version', { 'webhook-signature': headers['webhook-signature'].slice(3) }],
    ['an unknown version', { 'webhook-signature': headers['webhook-signature'].replace('v1,', 'v1a,') }],
    ['a short signature', { 'webhook-signature': headers['webhook-signature'].slice(0, -8) }],
    [
      'the right one behind ten others',
      { 'webhook-signature': `${'v1,AAAA '.repeat(10)}${headers['webhook-signature']}` },
    ],
  ])('refuses %s as forged', (_name, changed) => {
    expect(verify({ ...headers, ...changed }, VECTOR.body, secrets, VECTOR.atMs)).toEqual({ flaw: 'forged' });
  });

  test.each([
    ['a dot in the id', { 'webhook-id': 'msg.1' }, 'malformed'],
    ['a time with a sign', { 'webhook-timestamp': '-1614265330' }, 'malformed'],
    ['a time in words', { 'webhook-timestamp': 'now' }, 'malformed'],
    ['no signature', { 'webhook-signature': undefined }, 'missing'],
    ['no id', { 'webhook-id': undefined }, 'missing'],
  ])('refuses %s', (_name, changed, flaw) => {
    expect(verify({ ...headers, ...changed }, VECTOR.body, secrets, VECTOR.atMs)).toEqual({ flaw });
  });

  test('refuses everything when no secret is in force', () => {
    expect(verify(headers, VECTOR.body, [], VECTOR.atMs)).toEqual({ flaw: 'forged' });
  });
});

describe('a secret', () => {
  test.each([
    ['without prefix', OLD.slice(6)],
    ['with less than 24 bytes', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['with more than 64 bytes', `whsec_${Buffer.alloc(65).toString('base64')}`],
    ['with letters that are no base64', 'whsec_MfKQ9r8GKYqrTwjU*D8ILPZIo2LaLaSw'],
  ])('%s is refused', (_name, text) => {
    expect(readSecret(text)).toHaveProperty('problems');
  });

  test('that is new can be read and has 32 bytes', () => {
    expect(secret(newSecret()).symmetricKeySize).toBe(32);
  });

  test('does not show itself when it is written to a log', () => {
    expect(JSON.stringify({ secret: secret(OLD) })).not.toContain('MfKQ9r8GKYqrTwj');
  });
});
