// Which addresses that a service names are opened, asked about, or refused; in every form that a URL parser takes.
import { describe, expect, it } from 'vitest';
import { checkOutputUrl } from '../../electron/core/commands/job-commands.ts';

const BASE = 'https://mastweb.stsci.edu/ps1casjobs';

describe('an address of a service', () => {
  it.each([
    'https://example.org/a.csv',
    'http://example.org:8080/a.csv',
    'https://8.8.8.8/a.csv',
    'https://[2606:4700::1111]/a.csv',
    'https://[::ffff:8.8.8.8]/a.csv',
    'https://localhost.example.org/',
  ])('%s is opened', (address) => expect(checkOutputUrl(address, BASE)).toBe('open'));

  it.each([
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://printer/',
    'http://router.local/',
    'http://router.local./',
    'http://nas.lan/',
    'http://box.home.arpa/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://172.31.0.1/',
    'http://192.168.1.1/reboot',
    'http://3232235777/',
    'http://224.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:c0a8:101]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[2002:c0a8:101::1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[ff02::1]/',
    'http://[fec0::1]/',
    'http://[64:ff9b:1::1]/',
    'http://１２７.０.０.１/',
  ])('%s is asked about', (address) => expect(checkOutputUrl(address, BASE)).toBe('ask'));

  it.each([
    'https://user:password@example.org/',
    'https://user@example.org/',
    'https://:password@example.org/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'out/7001.csv',
    `http://${'x'.repeat(20_000)}/`,
    '',
  ])('%s is refused', (address) => expect(checkOutputUrl(address, BASE)).toBe('refuse'));

  it('where the service of the account is, is opened; on another port there it is not', () => {
    const own = 'http://127.0.0.1:8642/casjobs';
    expect(checkOutputUrl('http://127.0.0.1:8642/casjobs/output/a.csv', own)).toBe('open');
    expect(checkOutputUrl('http://127.0.0.1:631/admin', own)).toBe('ask');
    expect(checkOutputUrl('http://user@127.0.0.1:8642/', own)).toBe('refuse');
  });
});
