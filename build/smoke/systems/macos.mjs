// Asks macOS about the app: signature, keychain, Dock and menu bar. Written from Apple's documentation; what a runner's session
// can't tell is a note.
import path from 'node:path';
import { finding, note } from '../report.mjs';
import { ran } from '../run.mjs';

/** @typedef {import('../report.mjs').Finding} Finding */
/** @typedef {import('./system.mjs').System} System */

const APP = 'CasJobs Tray';

/** Menu bar windows are on layer 25; reading their owner's name needs no permission. */
const iconsScript = `
ObjC.import('CoreGraphics');
const list = ObjC.deepUnwrap(ObjC.castRefToObject($.CGWindowListCopyWindowInfo(0, 0)));
JSON.stringify(list.filter((one) => one.kCGWindowLayer === 25).map((one) => one.kCGWindowOwnerName));`;

/** @param {string} program @returns {string} the .app around it */
export const bundleOf = (program) => program.replace(/\.app\/.*$/, '.app');

/** @param {string} text of `lipo -archs` @param {string} arch of Node */
export const hasArchitecture = (text, arch) =>
  text
    .trim()
    .split(/\s+/)
    .includes(arch === 'x64' ? 'x86_64' : arch);

/** @param {string} text of `codesign -dv` */
export const identifierOf = (text) => /^Identifier=(.*)$/m.exec(text)?.[1] ?? 'none';

/** @param {string} text of `lsappinfo info -only ApplicationType` */
export const applicationTypeOf = (text) =>
  /"ApplicationType"\s*=\s*"(\w+)"/.exec(text)?.[1] ?? null;

/** @param {string} text of the script above @returns {string[] | null} owners; null if there is no reply */
export const iconOwners = (text) => {
  try {
    /** @type {unknown} */
    const owners = JSON.parse(text);
    return Array.isArray(owners) ? owners.map(String) : null;
  } catch {
    return null;
  }
};

/** @param {string} bundle @returns {Promise<[string, Finding][]>} */
const signature = async (bundle) => {
  const verified = await ran('codesign', ['--verify', '--deep', '--strict', bundle]);
  const named = identifierOf((await ran('codesign', ['-dv', bundle])).text);
  const assessed = await ran('spctl', ['--assess', '--type', 'execute', bundle]);
  // Gatekeeper accepts only a build with a certificate.
  const isSigned = Boolean(process.env['CASJOBS_TRAY_SIGNED']);
  const saw = assessed.code === 0 ? 'accepted' : assessed.text;
  return [
    ['seal', finding(verified.code === 0, verified.text || 'valid')],
    ['identifier', finding(named === 'org.casjobs-tray.app', named)],
    ['Gatekeeper', isSigned ? finding(assessed.code === 0, saw) : note(saw)],
  ];
};

/** @type {System} */
export const macos = {
  installed: async (program) => {
    const bundle = bundleOf(program);
    const archs = await ran('lipo', ['-archs', program]);
    const info = path.posix.join(bundle, 'Contents/Info.plist');
    const agent = await ran('plutil', ['-extract', 'LSUIElement', 'raw', '-o', '-', info]);
    const texts = await ran('plutil', ['-p', info]);
    const devices = texts.text.match(/NS\w+UsageDescription/g) ?? [];
    return [
      ['architecture', finding(hasArchitecture(archs.text, process.arch), archs.text)],
      ['LSUIElement', finding(agent.text.trim() === 'true', agent.text)],
      ['asks for no device', finding(texts.code === 0 && devices.length === 0, devices.join(' '))],
      ...(await signature(bundle)),
    ];
  },
  entries: async () => {
    // Without -w it reads no secret, so no dialog appears.
    const { code, text } = await ran('security', ['find-generic-password', '-s', APP], {
      limitMs: 20_000,
    });
    // 44 means no such entry.
    const count = code === 0 ? 1 : 0;
    return { count: code === 0 || code === 44 ? count : null, saw: text };
  },
  login: async () => {
    // Without a password, or not at all.
    const { code, text } = await ran('sudo', ['-n', 'sfltool', 'dumpbtm'], { limitMs: 20_000 });
    const lines = text.split('\n').filter((line) => line.includes('casjobs-tray'));
    return { isOn: null, saw: code === 0 ? `${lines.length} lines: ${lines.join(' ')}` : text };
  },
  tray: async () => {
    const { text } = await ran('osascript', ['-l', 'JavaScript', '-e', iconsScript], {
      limitMs: 20_000,
    });
    const owners = iconOwners(text);
    if (owners?.includes(APP)) return finding(true, 'an item in the menu bar');
    return note(`menu bar items of ${owners?.join(', ') ?? text}`);
  },
  presence: async () => {
    const { text } = await ran('lsappinfo', ['info', '-only', 'ApplicationType', APP], {
      limitMs: 20_000,
    });
    return applicationTypeOf(text);
  },
  hold: null,
};
