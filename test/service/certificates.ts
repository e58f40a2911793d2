// Certificates that nobody vouches for, made anew for each run, so that no key lies in the project.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

/** A self-signed certificate for the name; without one, for 127.0.0.1. */
export const selfSigned = (name = 'IP:127.0.0.1'): Certificate =>
  inFolder((file) => {
    const more = ['-days', '2', '-addext', `subjectAltName=${name}`];
    openssl('req', '-x509', ...newKey(file), ...more, '-out', file('cert'));
    return read(file);
  });

/** An issuer that nobody knows, as an institute has one of its own, and what it signs. */
export interface Authority {
  readonly pem: string;
  readonly key: string;
  sign(order?: Order): Certificate;
  /** Signs by an issuer in between, which the server then does not send, or does. */
  signBelow(order: Order & { readonly sendsWhole: boolean }): Certificate;
}

export interface Order {
  /** As subjectAltName. */
  readonly name?: string;
  /** From when until when, in the time of the computer, as openssl writes it: `20200101000000Z`. */
  readonly from?: string;
  readonly until?: string;
  /** It names where its issuer's own certificate can be had, as those of public issuers do. */
  readonly namesIssuer?: boolean;
}

export const authority = (commonName = 'Institute Root'): Authority => {
  const root = issuer(commonName, null);
  return {
    pem: root.cert,
    key: root.key,
    sign: (order = {}) => signed(root, order),
    signBelow: (order) => {
      const between = issuer('Institute Intermediate', root);
      const { key, cert } = signed(between, order);
      return order.sendsWhole
        ? { key, cert: Buffer.from(`${cert.toString()}\n${between.cert}`) }
        : { key, cert };
    },
  };
};

interface Issuer {
  readonly key: string;
  readonly cert: string;
}

const EXTENSIONS_OF_ISSUER =
  'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n';

const issuer = (commonName: string, by: Issuer | null): Issuer =>
  inFolder((file) => {
    const subject = `/CN=${commonName}/O=Institute of Tests`;
    if (by === null)
      openssl('req', '-x509', ...newKey(file, subject), '-days', '2', '-out', file('cert'));
    else signIn(file, by, subject, EXTENSIONS_OF_ISSUER, {});
    return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('cert'), 'utf8') };
  });

const signed = (by: Issuer, order: Order): Certificate =>
  inFolder((file) => {
    const { name = 'IP:127.0.0.1', namesIssuer = false } = order;
    const more = namesIssuer ? 'authorityInfoAccess=caIssuers;URI:http://127.0.0.1/issuer\n' : '';
    signIn(file, by, '/CN=Service', `subjectAltName=${name}\n${more}`, order);
    return read(file);
  });

/** `openssl ca` and not `x509`, because only that takes the two times. */
const signIn = (
  file: FileOf,
  by: Issuer,
  subject: string,
  extensions: string,
  order: Order,
): void => {
  const { from = '20200101000000Z', until = '20991231235959Z' } = order;
  openssl('req', ...newKey(file, subject), '-out', file('asked'));
  writeFileSync(file('issuer-key'), by.key);
  writeFileSync(file('issuer'), by.cert);
  writeFileSync(file('index'), '');
  const words = `[ca]\ndefault_ca=one\n[one]\ndatabase=${file('index')}\nnew_certs_dir=${file('.')}\nrand_serial=yes\npolicy=any\ndefault_md=sha256\nx509_extensions=more\n[any]\ncommonName=supplied\norganizationName=optional\n[more]\n${extensions}`;
  writeFileSync(file('words'), words);
  const issuing = ['-cert', file('issuer'), '-keyfile', file('issuer-key')];
  const times = ['-startdate', from, '-enddate', until];
  openssl(
    'ca',
    '-batch',
    '-config',
    file('words'),
    ...issuing,
    ...times,
    '-notext',
    ...['-in', file('asked')],
    ...['-out', file('cert')],
  );
};

type FileOf = (name: string) => string;

const newKey = (file: FileOf, subject = '/CN=127.0.0.1'): readonly string[] => [
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:prime256v1',
  '-nodes',
  '-subj',
  subject,
  '-keyout',
  file('key'),
];

const openssl = (...words: readonly string[]): void => {
  execFileSync('openssl', words, { stdio: 'ignore' });
};

const read = (file: FileOf): Certificate => ({
  key: readFileSync(file('key')),
  cert: readFileSync(file('cert')),
});

const inFolder = <T>(make: (file: FileOf) => T): T => {
  const folder = mkdtempSync(path.join(tmpdir(), 'casjobs-tls-'));
  try {
    return make((name) => path.join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
