import { describe, expect, test } from 'vitest';
import { addressKind } from './address-kind.ts';

describe('an address', () => {
  test.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    '%s is this machine',
    (address) => {
      expect(addressKind(address)).toBe('loopback');
    },
  );

  test.each([
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.127.255.255',
    'fc00::1',
    'fd12:3456::1',
    '::ffff:10.0.0.1',
  ])('%s is private', (address) => {
    expect(addressKind(address)).toBe('private');
  });

  test.each([
    ['a metadata service', '169.254.169.254'],
    ['a metadata service as IPv4-mapped IPv6', '::ffff:169.254.169.254'],
    ['a metadata service as hexadecimal', '::ffff:a9fe:a9fe'],
    ['a metadata service by NAT64', '64:ff9b::a9fe:a9fe'],
    ['a metadata service by 6to4', '2002:a9fe:a9fe::1'],
    ['a metadata service of AWS in IPv6', 'fd00:ec2::254'],
    ['a metadata service of Google in IPv6', 'fd20:ce::254'],
    ['a metadata service of Alibaba', '100.100.100.200'],
    ['a metadata service of Oracle', '192.0.0.192'],
    ['a metadata service of Azure', '168.63.129.16'],
    ['link-local', '169.254.1.1'],
    ['link-local in IPv6', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['the old site-local', 'fec0::1'],
    ['no address', '0.0.0.0'],
    ['the block of no address', '0.1.2.3'],
    ['no address in IPv6', '::'],
    ['IPv4-compatible', '::7f00:1'],
    ['this machine by NAT64', '64:ff9b::7f00:1'],
    ['a private one by NAT64', '64:ff9b::a00:1'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['a private one translated', '::ffff:0:10.0.0.1'],
    ['this machine by 6to4', '2002:7f00:1::'],
    ['Teredo', '2001::7f00:1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.1'],
    ['documentation', '2001:db8::1'],
    ['measurement', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['multicast', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['discarded', '100::1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('is never allowed when it is %s (%s)', (_what, address) => {
    expect(addressKind(address)).toBe('never');
  });

  test.each([
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '169.253.255.255',
    '223.255.255.255',
    '2400:3200::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('%s is public', (address) => {
    expect(addressKind(address)).toBe('public');
  });
});
