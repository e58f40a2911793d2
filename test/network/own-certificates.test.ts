// The user's own PEM file: which certificates are accepted, and why others are not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificatesIn, readCertificates } from '../../electron/network/network.ts';
import { authority, selfSigned } from '../service/certificates.ts';

const root = authority();
const server = root.sign();
const YEAR_2100 = Date.UTC(2101, 0, 1);

const fileWith = (content: string | Buffer): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'casjobs-pem-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'certificates.pem');
  writeFileSync(file, content);
  return file;
};

describe('a file of certificates', () => {
  it('is taken without what stands between them', async () => {
    const file = fileWith(
      `Subject: Institute\n${root.pem}\n# and\n${selfSigned().cert.toString()}`,
    );
    const read = await readCertificates(file);
    if (!read.ok) throw new Error(read.why);
    expect(read.pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(read.pem).not.toMatch(/Subject|#/);
  });

  it.each([
    ['no PEM', Buffer.from([0x30, 0x82, 0x01]), 'no-pem'],
    ['nothing', '', 'no-pem'],
    ['a broken one', root.pem.replace(/[A-Za-z]{20}/, 'A'), 'no-pem'],
    ['a private key', `${root.pem}${root.key}`, 'private-key'],
    ['a server', server.cert, 'no-issuer'],
    ['half a megabyte', `${root.pem}${' '.repeat(600_000)}`, 'too-large'],
  ])('with %s is refused', async (_, content, why) => {
    expect(await readCertificates(fileWith(content))).toEqual({ ok: false, why });
  });

  it('is refused when all have expired', () => {
    expect(certificatesIn(root.pem, YEAR_2100)).toEqual({ ok: false, why: 'expired' });
  });

  it('that is gone, or a folder, is told as such', async () => {
    const file = fileWith('');
    expect(await readCertificates(`${file}.gone`)).toEqual({ ok: false, why: 'missing' });
    expect(await readCertificates(path.dirname(file))).toEqual({ ok: false, why: 'unreadable' });
  });
});
