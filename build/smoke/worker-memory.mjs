// Whether a thread of this Electron that takes more memory than it may have ends alone. The app reads answers in such a
// thread, and its own limits let no answer get that far; but that main would survive rests on the runtime, whose own
// tests of it are switched off since Electron 37. Asked of the very Electron that is packaged, run as plain Node.
import { finding } from './report.mjs';
import { ran } from './run.mjs';

const LIMIT_MIB = 32;

/** Runs in Electron. */
const script = `
const { Worker } = require('node:worker_threads');
const greedy = "const kept = []; for (let i = 0; ; i += 1) kept.push({ i, text: 'x'.repeat(50) + i, more: [i, {}] });";
const worker = new Worker(greedy, {
  eval: true,
  resourceLimits: { maxOldGenerationSizeMb: ${LIMIT_MIB} },
});
worker.on('error', ({ code }) => console.log('thread', code));
worker.on('exit', () => console.log('main goes on, Node', process.versions.node));
`;

/** @param {string} text */
export const readMemoryTest = (text) =>
  finding(/thread ERR_WORKER_OUT_OF_MEMORY\s+main goes on/.test(text), text);

const binaries = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** @param {NodeJS.Platform} platform @returns {string} within the folder that electron-builder packs */
export const electronIn = (platform) =>
  platform === 'darwin' || platform === 'win32' ? binaries[platform] : 'electron';

/** @param {string} electron @returns {Promise<import('./report.mjs').Finding>} */
export const threadOutOfMemory = async (electron) => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, text } = await ran(electron, ['-e', script], { env });
  return code === 0 ? readMemoryTest(text) : finding(false, `exit code ${code}: ${text}`);
};
