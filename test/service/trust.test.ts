// Whose certificates are trusted, and what is said of the others.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateFault } from '../../electron/casjobs/certificates.ts';
import { plainRoute, type Trust } from '../../electron/casjobs/route.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { isUnix, unixOnly } from '../skips.ts';
import { authority } from './certificates.ts';
import { always, serve, soapXml } from './local-server.ts';
import { HOST, startTlsFront, startProxy } from './proxies.ts';
import { tunnelTo } from './proxy-servers.ts';
import { credentials, failing, cancelReply, jobId } from './secret.ts';

const none = plainRoute.trust;

/** A service of a new institute, and how it is cancelled at with such trust. */
const inspectedService = async () => {
  const institute = authority();
  const service = await serve(always(200, soapXml, cancelReply));
  const { proxy } = await startProxy(tunnelTo(await startTlsFront(institute, service.base)));
  return {
    institute,
    service,
    cancelWith: (trust: Trust): Promise<void> =>
      createSoapService({
        base: `https://${HOST}/CasJobs`,
        binding: 'soap12',
        route: { hops: [proxy], trust },
      }).cancel(credentials, jobId),
  };
};

const folderWith = (name: string, text: string): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'casjobs-trust-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, name), text);
  return folder;
};

describe('the certificate of an institute', () => {
  it('is refused, with its issuer, until its user trusts that', async () => {
    const { service, institute, cancelWith } = await inspectedService();
    const error = await failing(cancelWith(none));
    expect(error.code).toBe('tls-issuer');
    expect(error.detail).toContain('Issuer: Institute Root, Institute of Tests');
    expect(service.heard).toEqual([]);
    await cancelWith({ ...none, own: institute.pem });
    expect(service.heard).toHaveLength(1);
    // Taken back, it is refused again.
    expect((await failing(cancelWith(none))).code).toBe('tls-issuer');
  });

  it.skipIf(!isUnix)('is good where SSL_CERT_FILE has it', unixOnly, async () => {
    const { service, institute, cancelWith } = await inspectedService();
    const folder = folderWith('bundle.pem', `No certificate\n${authority().pem}${institute.pem}`);
    await cancelWith({ ...none, file: path.join(folder, 'bundle.pem') });
    expect(service.heard).toHaveLength(1);
  });

  it.skipIf(!isUnix)('is good where a folder of SSL_CERT_DIR has it', unixOnly, async () => {
    const { service, institute, cancelWith } = await inspectedService();
    const folder = folderWith('institute.pem', institute.pem);
    await cancelWith({ ...none, folder: `/nowhere:${folder}` });
    expect(service.heard).toHaveLength(1);
  });

  it('beside one that cannot be read is good all the same', async () => {
    const { service, institute, cancelWith } = await inspectedService();
    const broken = '-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n';
    await cancelWith({ ...none, own: broken + institute.pem });
    expect(service.heard).toHaveLength(1);
  });
});

describe('a clock that is years behind', () => {
  const shown = {
    issuer: { CN: 'A' },
    subject: { CN: 'B' },
    valid_from: 'Jan  1 00:00:00 2026 GMT',
    valid_to: 'Jan  1 00:00:00 2027 GMT',
  } as never;

  it.each([
    [Date.UTC(1970, 0, 1), 'tls-clock'],
    [Date.UTC(2026, 5, 1), 'tls-early'],
  ])('is named as the reason', (now, code) => {
    const fault = certificateFault('CERT_NOT_YET_VALID', 'a:443', shown, now);
    expect(fault?.code).toBe(code);
    expect(fault?.detail).toContain(`This computer's clock: ${new Date(now).toUTCString()}`);
  });
});

it('a name in a certificate is cut to one short line', () => {
  const shown = { issuer: { CN: `Evil\u202e\nRoot${'x'.repeat(500)}` } } as never;
  const detail = certificateFault('SELF_SIGNED_CERT_IN_CHAIN', 'a:443', shown)?.detail ?? '';
  expect(detail.split('\n')).toHaveLength(2);
  expect(detail).toContain('Issuer: Evil Rootxxx');
  expect(detail.length).toBeLessThan(200);
});
