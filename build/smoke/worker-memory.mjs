// Checks whether a worker thread of this Electron that exceeds its memory limit ends without ending the process. The app parses
// replies in such a thread. Its own limits apply first, but main depends on the runtime to survive, and Electron's own tests of
// this are off since version 37. Uses the packaged Electron, run as plain Node.
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

/** @param {NodeJS.Platform} platform @returns {string} in the folder that electron-builder packages */
export const electronIn = (platform) =>
  platform === 'darwin' || platform === 'win32' ? binaries[platform] : 'electron';

/** @param {string} electron @returns {Promise<import('./report.mjs').Finding>} */
export const threadOutOfMemory = async (electron) => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, text } = await ran(electron, ['-e', script], { env });
  return code === 0 ? readMemoryTest(text) : finding(false, `exit code ${code}: ${text}`);
};
