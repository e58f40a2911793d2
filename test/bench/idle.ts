// Measures an idle app without Electron: its timers, wake-ups and requests per minute.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { emptyPlatform } from '../fakes/empty-platform.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { createCore } from '../../electron/core/core.ts';
import { practiceAccount, startControlledService } from '../practice-service/controlled-service.ts';

const MEASURED_MS = 20_000;
const SETTLING_MS = 7_000;

const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-bench-'));
const service = await startControlledService();
let seen = false;
const core = await createCore({
  ...emptyPlatform(folder, createSoapService),
  isSeen: () => seen,
  onUnexpected: (error) => console.error(error),
});
core.open();
const { commands } = core;

const timers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

const measure = async (what: string): Promise<void> => {
  await wait(SETTLING_MS);
  const [set, asked, before] = [timers(), service.requests.length, process.resourceUsage()];
  await wait(MEASURED_MS);
  const woken = process.resourceUsage().voluntaryContextSwitches - before.voluntaryContextSwitches;
  const perMinute = (count: number): string =>
    ((count * 60_000) / MEASURED_MS).toFixed(0).padStart(10);
  const requests = service.requests.length - asked;
  console.log(
    `${what.padEnd(44)} ${String(set).padStart(6)} ${perMinute(woken)} ${perMinute(requests)}`,
  );
};

console.log(`${' '.repeat(44)} timers wake-ups/min requests/min`);
await measure('no account');
const saved = await commands['save-account']({
  service: 'other',
  url: service.base,
  accountName: 'Bench',
  forThisRunOnly: false,
  signInBy: 'wsId',
  who: practiceAccount.wsId,
  password: practiceAccount.password,
});
if (!saved.ok) throw new Error(saved.error.code);
const { accountKey } = saved.value;
await measure('nothing watched, window closed');
await commands['change-settings']({ ...core.settings.value(), backgroundChecks: false });
await measure('the same, background checks off');
seen = true;
core.seenChanged();
await measure('nothing watched, window open');
seen = false;
core.seenChanged();
await commands['watch-job']({ accountKey, jobId: '5006', on: true });
await measure('one job watched, window closed');
await core.close();
await service.close();
await rm(folder, { recursive: true });
