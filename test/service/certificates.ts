// Certificates that nobody vouches for, made anew for each run, so that no key lies in the project.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/** The same, good only for a past second. */
export const expired = (): Certificate =>
  inFolder((file) => {
    openssl('req', ...newKey(file), '-out', file('asked'));
    const signing = ['-in', file('asked'), '-signkey', file('key'), '-days', '-1'];
    openssl('x509', '-req', ...signing, '-out', file('cert'));
    return read(file);
  });

type FileOf = (name: string) => string;

const newKey = (file: FileOf): readonly string[] => [
  ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
  ...['-subj', '/CN=127.0.0.1', '-keyout', file('key')],
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
