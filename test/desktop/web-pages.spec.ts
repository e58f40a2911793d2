// A web page in a real Chromium cannot use the practice service, even with its address and password.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { RunningApp } from './app.ts';
import { expect, test } from './fixtures.ts';
import type { PracticeProcess } from './practice-process.ts';

const NAME = 'attacker.example';
const jobIds = ['5001', '5002', '5003', '5005', '5006'] as const;

const PATH = '/casjobs/services/jobs.asmx/CancelJob';

/** The fields of a CancelJob. */
const fieldsOf = ({ wsId, password }: PracticeProcess, jobId: string): string =>
  new URLSearchParams({ wsid: wsId, pw: password, jobid: jobId }).toString();

const statusOf = async (practice: PracticeProcess, jobId: string): Promise<string> =>
  practice.post('GetJobStatus', { wsid: practice.wsId, pw: practice.password, jobid: jobId });

/** Where the app's practice service listens. The test build's debugger listens too, and `ss` has no fixed order. */
const addressOf = async ({ pid }: RunningApp): Promise<string> => {
  const lines = execFileSync('ss', ['-ltnpH'], { encoding: 'utf8' }).split('\n');
  for (const line of lines.filter((text) => text.includes(`pid=${pid},`))) {
    const origin = `http://${/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? ''}`;
    const { ok } = await fetch(`${origin}/casjobs/services/jobs.asmx?WSDL`);
    if (ok) return origin;
  }
  throw new Error('The app listens nowhere as a practice service.');
};

/** A site of another origin; keeps what its pages report. */
const openSite = async () => {
  const server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>attacker</title>'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${NAME}:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Opens the address in a window of its own, as a browser would, and runs the script there. */
const runAt = (app: RunningApp, url: string, script: string): Promise<unknown> =>
  app.electron.evaluate(
    async ({ BrowserWindow }, [address, code]) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition: 'stranger' } });
      try {
        // What the service refuses is an answer too, and makes a page of that origin.
        await window.loadURL(address).catch(() => undefined);
        return (await window.webContents.executeJavaScript(code)) as unknown;
      } finally {
        window.destroy();
      }
    },
    [url, script] as const,
  );

/** Resolves when the frame that was sent there has an answer of any kind. */
const inFrame = (act: string): string => `new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.name = 'target';
  document.body.append(frame);
  frame.onload = () => resolve('loaded');
  ${act}
})`;

/** Each is handed the address and the fields, as texts of a script; those by GET put them together. */
const attacks = {
  'a form': (url, fields) =>
    inFrame(`const form = document.createElement('form');
      Object.assign(form, { method: 'POST', target: 'target', action: ${url} });
      for (const [name, value] of new URLSearchParams(${fields})) {
        form.append(Object.assign(document.createElement('input'), { name, value }));
      }
      document.body.append(form);
      form.submit();`),
  'a frame': (url, fields) => inFrame(`frame.src = ${url} + '?' + ${fields};`),
  'a sandboxed frame': (url, fields) =>
    inFrame(`frame.sandbox = 'allow-forms allow-scripts'; frame.src = ${url} + '?' + ${fields};`),
  'an image': (url, fields) => `new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve('loaded');
      image.onerror = () => resolve('error');
      image.src = ${url} + '?' + ${fields};
    })`,
  'fetch without CORS': (url, fields) =>
    `fetch(${url}, { mode: 'no-cors', method: 'POST', body: new URLSearchParams(${fields}) })
      .then(({ type }) => type, String)`,
  'fetch with CORS': (url, fields) =>
    `fetch(${url}, { method: 'POST', body: new URLSearchParams(${fields}) })
      .then((answer) => answer.text(), String)`,
  'a WebSocket': (url) => `new Promise((resolve) => {
      const socket = new WebSocket(${url}.replace('http:', 'ws:'));
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('error');
    })`,
} satisfies Record<string, (url: string, fields: string) => string>;

test('no web page reaches the practice service, even with its password', async ({
  launch,
  practice,
}) => {
  const app = await launch({ args: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`] });
  await app.window();
  const site = await openSite();
  const { origin, port } = new URL(practice.base);
  const url = JSON.stringify(origin + PATH);
  const fields = (jobId: string): string => JSON.stringify(fieldsOf(practice, jobId));
  try {
    for (const jobId of jobIds)
      for (const [name, attack] of Object.entries(attacks)) {
        const came = await runAt(app, site.url, attack(url, fields(jobId)));
        expect([name, came]).not.toEqual([name, 'open']);
        expect(String(came), name).not.toContain('xml');
      }
    // Rebinding: the page's own name leads to the service now, so its scripts are of the same origin.
    for (const jobId of jobIds) {
      const body = `new URLSearchParams(${fields(jobId)})`;
      const script = `fetch('${PATH}', { method: 'POST', body: ${body} }).then(({ status }) => status)`;
      expect(await runAt(app, `http://${NAME}:${port}/`, script)).toBe(400);
    }
    for (const jobId of jobIds)
      expect(await statusOf(practice, jobId)).toContain(jobId === '5006' ? '>0<' : '>1<');
    // The same address and fields do their work for a program.
    const body = new URLSearchParams(fieldsOf(practice, '5001'));
    const heard = await fetch(origin + PATH, { method: 'POST', body });
    expect(heard.status).toBe(200);
    expect(await statusOf(practice, '5001')).toContain('>2<');
  } finally {
    site.close();
  }
});

test('a flood of requests to the practice service does not affect the app', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('button', { name: 'Try the practice service' }).click();
  await expect(page.getByRole('row', { name: /5001/ })).toBeVisible();
  const base = await addressOf(app);
  const memory = (): Promise<number> =>
    app.electron.evaluate(() => Promise.resolve(process.memoryUsage().rss / 2 ** 20));
  const before = await memory();
  const body = Buffer.alloc(9.5 * 2 ** 20, '1');
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const address = `${base}/casjobs/services/jobs.asmx/SubmitJob`;
  const post = (): Promise<number> =>
    fetch(address, { method: 'POST', headers, body }).then(({ status }) => status);
  const statuses = await Promise.all(Array.from({ length: 40 }, post));
  expect(statuses.filter((status) => status !== 500 && status !== 503)).toEqual([]);
  expect((await memory()) - before).toBeLessThan(300);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('row', { name: /5001/ })).toBeVisible();
});
