// The report on a connection: what stands in it, and that what others have said can make no line of its own.
import { describe, expect, it } from 'vitest';
import type { ConnectionFacts } from '../../electron/casjobs/service.ts';
import {
  connectionReport,
  type ReportParts,
} from '../../electron/core/commands/connection-commands.ts';

const facts: ConnectionFacts = {
  proxy: 'socks5://a:1080',
  tls: { version: 'TLSv1.3', issuer: 'Root, Institute' },
  tookMs: 1234,
  aheadMs: 400,
  binding: 'soap11',
};
const parts: ReportParts = {
  version: '1.2.3',
  at: Date.UTC(2026, 10, 27, 12),
  base: 'https://a.org/CasJobs',
  proxy: 'system',
  certificates: 'none',
  facts,
  error: null,
  hops: [{ kind: 'http', host: 'p', port: 1, login: null }, { kind: 'direct' }],
};
const linesOf = (part: Partial<ReportParts>): readonly string[] =>
  connectionReport({ ...parts, ...part }).split('\n');

describe('the report of a connection', () => {
  it('lists the way, the certificate, the time, the binding and the clock', () => {
    expect(linesOf({})).toEqual([
      'CasJobs Tray 1.2.3, connection checked at 2026-11-27T12:00:00.000Z',
      'Service: https://a.org/CasJobs',
      'Result: Connection works.',
      'Proxy setting: System. For this service: http://p:1, no proxy',
      'Additional certificates: none',
      'Proxy used: socks5://a:1080',
      'TLS: TLSv1.3, certificate issued by Root, Institute',
      'Time: 1,234 ms',
      'Connection: SOAP 1.1',
      'Clock: same as the service',
      '',
    ]);
  });

  it.each([
    [90_000, 'Clock: this computer is 90 seconds behind the service'],
    [-3_600_000, 'Clock: this computer is 3600 seconds ahead of the service'],
    [null, 'Clock: the service does not report its time'],
  ])('names a difference of the clocks of %s ms', (aheadMs, line) => {
    const plain = linesOf({ facts: { ...facts, aheadMs } }).map((one) => one.replace(',', ''));
    expect(plain).toContain(line);
  });

  it('of a service without TLS and without a proxy says so', () => {
    const plain = linesOf({ base: '', facts: { ...facts, proxy: null, tls: null } });
    expect(plain).toEqual(expect.arrayContaining(['Proxy used: no proxy', 'TLS: none']));
  });

  it('of a failure has its sentence, its code and its details, each on a line', () => {
    const detail = `No secure connection.\nIssuer: Evil\u202e\u0007Root\n${'x\n'.repeat(50)}`;
    const lines = linesOf({ facts: null, error: { code: 'tls-issuer', detail } });
    expect(lines.slice(2, 6)).toEqual([
      "Result: The service's security certificate has an unknown issuer.",
      'Code: tls-issuer',
      '  | No secure connection.',
      '  | Issuer: Evil Root',
    ]);
    expect(lines.length).toBeLessThan(16);
  });
});
