// Sends requests to main through the page's bridge, and collects what main sends.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ ok: boolean, value?: unknown, error?: { code: string, detail: string } }} Answer */
/** @typedef {{ name: string, connection: { kind: string, code?: string, detail?: string } }} Account */
/** @typedef {{ accountKey: string, jobId: string, status: string, outcome: string | null }} Job */
/** @typedef {{ version: string, accounts: Account[], jobs: Job[], settings: Record<string, unknown>, errors: { code: string }[] }} Snapshot */

/** Runs in the page and rebuilds the whole snapshot from the changes that main sends. */
const collecting = `(() => {
  const jobs = new Map();
  const keyOf = ({ accountKey, jobId }) => accountKey + ' ' + jobId;
  window.smokeSnapshot = null;
  window.casjobs.listen('snapshot', (change) => {
    if (change.jobs.isAnew) jobs.clear();
    for (const job of change.jobs.changed) jobs.set(keyOf(job), job);
    for (const job of change.jobs.gone) jobs.delete(keyOf(job));
    const { version, accounts, settings, errors } = change;
    window.smokeSnapshot = { version, accounts, settings, errors, jobs: [...jobs.values()] };
  });
  return window.casjobs.ask('follow');
})()`;

/** @param {Page} page */
export const openBridge = async (page) => {
  // Functions, not texts: a text is evaluated again at each poll, which the page's CSP refuses from the second one on.
  await page.waitForLoadState('load');
  await page.waitForFunction(() => Reflect.has(globalThis, 'casjobs'));
  await page.evaluate(collecting);
  await page.waitForFunction(() => Reflect.get(globalThis, 'smokeSnapshot') !== null);
  return {
    page,
    /** @param {string} name @param {unknown} [argument] @returns {Promise<Answer>} */
    ask: (name, argument) => {
      const given = argument === undefined ? '' : `, ${JSON.stringify(argument)}`;
      return page.evaluate(`window.casjobs.ask(${JSON.stringify(name)}${given})`);
    },
    /** @returns {Promise<Snapshot>} */
    snapshot: () => page.evaluate('window.smokeSnapshot'),
  };
};

/** @typedef {Awaited<ReturnType<typeof openBridge>>} Bridge */

/** @param {Answer} answer */
export const saidBy = ({ ok, error }) =>
  ok ? 'accepted' : `rejected: ${error?.code} ${error?.detail}`;
