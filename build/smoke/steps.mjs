// The steps of the smoke test, and what must happen in each.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startAgain } from './app.mjs';
import { saidBy } from './bridge.mjs';
import { finding, note, until } from './report.mjs';
import { searchSecret } from './secrets.mjs';

/** @typedef {import('./app.mjs').App} App */
/** @typedef {import('./bridge.mjs').Bridge} Bridge */
/** @typedef {import('./report.mjs').Finding} Finding */
/** @typedef {import('./systems/system.mjs').System} System */

/**
 * @typedef {object} Smoke
 * @property {(name: string, finding: Finding) => void} add
 * @property {System} system
 * @property {string} program
 * @property {string} profile
 * @property {import('./practice.mjs').Practice} practice
 */

/** Contains characters that Latin-1, a console and the keychain encode differently. */
export const ACCOUNT = 'Smoke Zoë';
const JOB = '5001';
const QUIT_MS = 15_000;
const OUTCOME_MS = 90_000;

/** @param {Smoke} smoke @param {number} wanted @param {(count: number) => boolean} isRight */
const entries = ({ system }, wanted, isRight) =>
  until(async () => {
    const { count, saw } = await system.entries();
    if (count === null) return note(saw);
    return finding(isRight(count), `${count} entries, ${wanted} expected`);
  });

/** @param {Bridge} bridge */
const connection = (bridge) =>
  until(async () => {
    const { accounts } = await bridge.snapshot();
    const [own] = accounts.filter(({ name }) => name === ACCOUNT);
    const saw = own ? JSON.stringify(own.connection) : `${accounts.length} accounts`;
    return finding(own?.connection.kind === 'good', saw);
  });

/** Covers the page, the worker thread from the archive, SOAP over HTTP, and the keychain. @param {Smoke} smoke @param {Bridge} bridge */
export const signIn = async (smoke, bridge) => {
  const { base, wsId, password } = smoke.practice;
  const form = { service: 'other', url: base, accountName: ACCOUNT, signInBy: 'wsId' };
  const answer = await bridge.ask('save-account', {
    ...form,
    who: wsId,
    password,
    forThisRunOnly: false,
  });
  smoke.add('account saved', finding(answer.ok, saidBy(answer)));
  smoke.add('service answers', await connection(bridge));
  smoke.add('keychain entry', await entries(smoke, 1, (count) => count > 0));
};

/** @param {Smoke} smoke */
export const searchProfile = ({ add, profile, practice }) => {
  const { files, holding } = searchSecret(profile, practice.password);
  const saw = holding.length > 0 ? holding.join(', ') : `in none of ${files} files`;
  add('no file contains the password', finding(files > 0 && holding.length === 0, saw));
};

/** @param {Smoke} smoke @param {Bridge} bridge */
export const cancelJob = async (smoke, bridge) => {
  const jobOf = async () => (await bridge.snapshot()).jobs.find(({ jobId }) => jobId === JOB);
  const listed = await until(async () => {
    const job = await jobOf();
    return finding(job?.status === 'started', `job ${JOB} ${job?.status ?? 'not listed'}`);
  });
  smoke.add('job listed', listed);
  const accountKey = (await jobOf())?.accountKey ?? '';
  const answer = await bridge.ask('cancel-jobs', { accountKey, jobIds: [JOB] });
  smoke.add('cancel accepted', finding(answer.ok, saidBy(answer)));
  const outcome = await until(async () => {
    const job = await jobOf();
    return finding(job?.outcome === 'cancelled', `${job?.status}, outcome ${job?.outcome}`);
  }, OUTCOME_MS);
  smoke.add('job cancelled', outcome);
  smoke.add('notification shown', await notificationShown(smoke));
};

/** @param {string} text of watches.json @returns {number} outcomes without a notification so far */
export const countOwed = (text) => {
  /** @type {unknown} */
  const value = JSON.parse(text);
  return /** @type {{ pendingOutcomes?: unknown[] }} */ (value).pendingOutcomes?.length ?? 0;
};

/** An outcome stays in this file until a notification or a window has shown it. @param {Smoke} smoke */
const notificationShown = async ({ profile }) => {
  const file = path.join(profile, 'watches.json');
  const seen = await until(() => {
    const count = countOwed(readFileSync(file, 'utf8'));
    return Promise.resolve(finding(count === 0, `${count} outcomes not yet shown`));
  });
  // A runner may have no permission for notifications.
  return seen.holds ? seen : note(seen.saw);
};

/** @param {Smoke} smoke @param {Bridge} bridge */
export const startAtLogin = async (smoke, bridge) => {
  const { system, program } = smoke;
  for (const wanted of [true, false]) {
    const answer = await bridge.ask('start-at-login', { on: wanted });
    const seen = await until(async () => {
      const { isOn, saw } = await system.login(program);
      return isOn === null ? note(saw) : finding(isOn === wanted, saw);
    });
    const name = `start at login ${wanted ? 'on' : 'off'}`;
    smoke.add(name, answer.ok ? seen : finding(false, saidBy(answer)));
  }
};

/** Changes settings while another program has locked their file. @param {Smoke} smoke @param {Bridge} bridge */
export const heldFile = async ({ add, system, profile }, bridge) => {
  if (!system.hold) return;
  const { ended } = await system.hold(path.join(profile, 'settings.json'));
  const { settings } = await bridge.snapshot();
  const theme = settings['theme'] === 'dark' ? 'light' : 'dark';
  const answer = await bridge.ask('change-settings', { ...settings, theme });
  add('settings saved while their file is locked', finding(answer.ok, saidBy(answer)));
  await ended;
};

/** @param {Smoke} smoke @param {string} name @param {string} wanted */
const presence = async ({ add, system }, name, wanted) => {
  const first = await system.presence();
  if (first === null) return;
  const seen = await until(async () => {
    const now = await system.presence();
    return finding(now === wanted, `${now}, ${wanted} expected`);
  });
  add(name, seen);
};

/** @param {Smoke} smoke @param {App} app @param {Bridge} bridge */
export const windowComesAndGoes = async (smoke, app, bridge) => {
  const { add, system, program, profile } = smoke;
  await presence(smoke, 'Dock tile with the window', 'Foreground');
  await bridge.page.evaluate('window.close()');
  add('window closed', await app.hasWindows(0));
  add('app keeps running', finding(app.isRunning(), app.isRunning() ? 'running' : app.said()));
  add('tray icon', await until(() => system.tray(app.pid, program)));
  await presence(smoke, 'no Dock tile without a window', 'UIElement');
  const code = await startAgain(program, profile);
  add('second start ends', finding(code === 0, `exit code ${code}`));
  add('second start opens the window', await app.hasWindows(1));
};

/** @param {Smoke} smoke @param {App} app @param {Bridge} bridge */
export const quit = async ({ add }, app, bridge) => {
  // The page may close before its request is answered.
  bridge.ask('quit-app').catch(() => undefined);
  const saw = await app.ended(QUIT_MS);
  add('quit', finding(saw === 'exit code 0', saw));
};

/** @param {Smoke} smoke @param {App} app */
export const startsHidden = async (smoke, app) => {
  const { add, system, program, profile } = smoke;
  add('hidden start', await app.started());
  add('tray icon of the hidden start', await until(() => system.tray(app.pid, program)));
  add('no window', await app.hasWindows(0));
  await presence(smoke, 'no Dock tile after a hidden start', 'UIElement');
  await startAgain(program, profile);
  add('window after a second start', await app.hasWindows(1));
};

/** A new process reads the stored password. @param {Smoke} smoke @param {Bridge} bridge */
export const readsBack = async ({ add }, bridge) => {
  add('password read back after a restart', await connection(bridge));
};

/** @param {Smoke} smoke @param {Bridge} bridge */
export const forgetEverything = async (smoke, bridge) => {
  const answer = await bridge.ask('forget-everything');
  smoke.add('everything deleted', finding(answer.ok, saidBy(answer)));
  smoke.add('no keychain entry', await entries(smoke, 0, (count) => count === 0));
};
