// Names and signatures of installers, and what the Windows uninstaller removes.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { signing, withoutEmptySecrets } from '../../build/scripts/lib/signing.mjs';
import { textOf } from '../imports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const builder = (): string => textOf('build/electron-builder.yml');

const valueOf = (name: string): string =>
  new RegExp(`^\\s*${name}: (.*)$`, 'm').exec(builder())?.[1] ?? '';

describe('file names of installers', () => {
  it('contain system and processor, and no space', () => {
    expect(valueOf('artifactName')).toBe('casjobs-tray-${version}-${os}-${arch}.${ext}');
    expect(builder().match(/executableName: casjobs-tray$/gm)).toHaveLength(2);
  });
});

describe('a build for macOS', () => {
  it('is signed ad hoc without a certificate, with a warning', () => {
    const { args, warnings } = signing('darwin', {});
    expect(args).toContain('-c.mac.identity=-');
    expect(args).not.toContain('-c.forceCodeSigning=true');
    expect(warnings).toEqual([expect.stringMatching(/ad hoc/)]);
  });

  it('fails instead of being unsigned if there is a certificate', () => {
    const { args, warnings } = signing('darwin', { CSC_LINK: 'x', APPLE_API_KEY: 'y' });
    expect(args).toEqual(['-c.forceCodeSigning=true']);
    expect(warnings).toEqual([]);
  });

  it('warns if it is signed but not notarized', () => {
    expect(signing('darwin', { CSC_LINK: 'x' }).warnings).toEqual([
      expect.stringMatching(/notarized/),
    ]);
  });

  it('allows libraries of other developers only with an ad-hoc signature', () => {
    const key = 'com.apple.security.cs.disable-library-validation';
    const [adHoc = ''] = signing('darwin', {}).args.filter((one) => one.includes('entitlements='));
    expect(textOf(adHoc.split('=')[1] ?? '')).toContain(key);
    expect(textOf(valueOf('entitlements'))).not.toContain(key);
    expect(textOf(valueOf('entitlementsInherit'))).not.toContain(key);
  });
});

describe('a build for Windows', () => {
  it('is signed if there is a certificate, and warns otherwise', () => {
    expect(signing('win32', { WIN_CSC_LINK: 'x' })).toEqual({
      args: ['-c.forceCodeSigning=true'],
      warnings: [],
    });
    expect(signing('win32', {})).toEqual({
      args: [],
      warnings: [expect.stringMatching(/Not signed/)],
    });
  });
});

describe('empty secrets of a workflow', () => {
  it('are removed, and nothing else', () => {
    const env = { CSC_LINK: '', APPLE_API_KEY: '', WIN_CSC_LINK: 'x', OTHER: '' };
    expect(withoutEmptySecrets(env)).toEqual({ WIN_CSC_LINK: 'x', OTHER: '' });
  });
});

describe('the Windows uninstaller', () => {
  const script = (): string => textOf(valueOf('include'));
  const sources = (): string =>
    readdirSync(path.join(root, 'electron'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => textOf(path.join('electron', file)))
      .join('\n');

  it('removes start at login, except during an update', () => {
    const [, within = ''] = /\$\{ifNot\} \$\{isUpdated\}([^]*?)\$\{endIf\}/.exec(script()) ?? [];
    expect(within).toContain(`CurrentVersion\\Run" "${valueOf('appId')}"`);
    expect(within.match(/Delete/g)).toEqual(script().match(/Delete/g));
  });

  it('removes each class that the app registers', () => {
    const classes = sources().match(/\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}/g) ?? [];
    expect(classes.filter((one) => !script().includes(`CLSID\\${one}`))).toEqual([]);
  });
});
