// @vitest-environment happy-dom
// axe over the main states. Colours and layout need a real browser and are looked at there.
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import {
  accountView,
  activityLine,
  cancelingJob,
  finishedJob,
  jobView,
  noAccount,
  snapshotView,
} from '../fakes/views.ts';
import { button, openWindow } from './window.ts';

const full = snapshotView({
  accounts: [
    accountView(),
    accountView({
      key: 'b',
      name: 'SDSS',
      standing: { kind: 'trouble', code: 'tls', detail: 'expired', since: 0 },
    }),
  ],
  jobs: [
    jobView({ watched: 'until-done' }),
    cancelingJob({ jobId: '5002' }),
    finishedJob({ jobId: '5003' }),
  ],
  activity: [activityLine({ detail: 'more' })],
  paused: true,
});

const faults = async (): Promise<string[]> => {
  const found = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

describe('For everybody', () => {
  it('connects', async () => {
    await openWindow(noAccount());
    expect(await faults()).toEqual([]);
  });

  it('lists jobs, with the details of one open', async () => {
    const { person } = await openWindow(full);
    await person.click(button('5001'));
    expect(await faults()).toEqual([]);
  });

  it('asks back', async () => {
    const { person } = await openWindow(full);
    await person.click(button('Cancel job 5001'));
    expect(await faults()).toEqual([]);
  });

  it('is set up', async () => {
    const { person } = await openWindow(full);
    await person.click(button('Settings'));
    expect(await faults()).toEqual([]);
  });
});
