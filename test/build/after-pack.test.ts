// electron-builder calls this hook before signing, to remove Electron's device descriptions from Info.plist.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { afterPack } from '../../build/scripts/after-pack.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const usage = (name: string, text: string): string =>
  `    <key>NS${name}UsageDescription</key>\n    <string>${text}</string>\n`;
const own = `    <key>CFBundleIdentifier</key>\n    <string>org.casjobs-tray.app</string>\n`;
const after = `    <key>LSUIElement</key>\n    <true/>\n`;
const plist = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n  <dict>\n${content}  </dict>\n</plist>\n`;

/** As electron-builder 26 writes Electron's file. */
const asBrought = plist(
  own +
    usage('BluetoothAlways', 'This app needs access to Bluetooth') +
    usage('BluetoothPeripheral', 'This app needs access to Bluetooth') +
    usage('Camera', 'This app needs access to the camera') +
    `    <key>NSMicrophoneUsageDescription</key><string/>\n` +
    after,
);

/** A packaged app with one helper. @returns its two Info.plist */
const packed = (text: string) => {
  const appOutDir = mkdtempSync(path.join(os.tmpdir(), 'packed-'));
  onTestFinished(() => rmSync(appOutDir, { recursive: true }));
  const contents = path.join(appOutDir, 'CasJobs Tray.app/Contents');
  const helper = path.join(contents, 'Frameworks/CasJobs Tray Helper (GPU).app/Contents');
  mkdirSync(helper, { recursive: true });
  const files = [contents, helper].map((folder) => path.join(folder, 'Info.plist'));
  for (const file of files) writeFileSync(file, text);
  return { appOutDir, texts: () => files.map((file) => readFileSync(file, 'utf8')) };
};

it('removes only the device descriptions, from the app and its helpers', () => {
  const { appOutDir, texts } = packed(asBrought);
  afterPack({ electronPlatformName: 'darwin', appOutDir });
  expect(texts()).toEqual([plist(own + after), plist(own + after)]);
});

it('fails if it cannot read a file', () => {
  const { appOutDir } = packed('bplist00');
  expect(() => afterPack({ electronPlatformName: 'darwin', appOutDir })).toThrow('not XML');
});

it('does nothing on other systems', () => {
  const { appOutDir, texts } = packed(asBrought);
  for (const electronPlatformName of ['linux', 'win32'])
    afterPack({ electronPlatformName, appOutDir });
  expect(texts()).toEqual([asBrought, asBrought]);
});

it('is the hook in the configuration of electron-builder', () => {
  const { afterPack: hook } = parse(
    readFileSync(path.join(root, 'build/electron-builder.yml'), 'utf8'),
  ) as { afterPack: string };
  expect(path.resolve(root, hook)).toBe(path.join(root, 'build/scripts/after-pack.mjs'));
});
