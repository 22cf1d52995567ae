import { BlockList, isIP, isIPv6 } from 'node:net';

// IANA's special-purpose registries, and multicast.
const ranges4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

const special = new BlockList();
for (const range of ranges4) {
  const [address = '', prefix] = range.split('/');
  special.addSubnet(address, Number(prefix), 'ipv4');
}

/** Global unicast, which all public IPv6 addresses are of. */
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
// Teredo, documentation and 6to4: they hold or stand for other addresses.
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  special.addSubnet(address, prefix, 'ipv6');
}

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv6(address)) return unicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
  return !special.check(address, 'ipv4');
}
