// @vitest-environment happy-dom
// The details pane of a job, and the activity list that links to it.
import { screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { JobDetails } from '../../electron/core/view-model/snapshot.ts';
import {
  activityLine,
  cancelingJob,
  finishedJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import type { FakeBridge } from '../fakes/fake-bridge.ts';
import { button, openWindow, settle, type TestUser } from './render-window.ts';

const job = { accountKey: 'mast', jobId: '5001' };
const texts = (part: Partial<JobDetails> = {}): JobDetails => ({
  ...job,
  query: "SELECT 1 FROM t\nWHERE a = 'b'",
  error: null,
  isQueryCut: false,
  outputLoc: null,
  pageUrl: 'https://casjobs.example/jobdetails.aspx?id=5001',
  ...part,
});

const telling =
  (part: Partial<JobDetails> = {}) =>
  (main: FakeBridge): void =>
    main.answer('job-details', () => ({ ok: true, value: texts(part) }));

const pane = (): HTMLElement => screen.getByRole('complementary', { name: 'Job 5001' });
const inPane = (name: string): HTMLElement => within(pane()).getByRole('button', { name });
const openJob = async (person: TestUser): Promise<void> => {
  await person.click(within(screen.getByRole('table')).getByRole('button', { name: '5001' }));
  await settle();
};

/** The first import bundles the module, which may take a while. */
beforeAll(async () => {
  await import('../../renderer/state/sql.ts');
}, 60_000);

/** The query's text, once the formatter is loaded. */
const shownQuery = (): Promise<string> =>
  waitFor(() => {
    const text = pane().querySelector('.query pre')?.textContent;
    if (text === undefined) throw new Error('No query is shown yet.');
    return text;
  });

describe('Job details', () => {
  it('show the formatted query, the queue and the context', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    await openJob(person);
    expect(await shownQuery()).toBe("SELECT\n  1\nFROM\n  t\nWHERE\n  a = 'b'");
    expect(pane().querySelector('pre .keyword')?.textContent).toBe('SELECT');
    expect(within(pane()).getByText('500 min queue')).toBeTruthy();
    expect(within(pane()).getByText('PanSTARRS_DR2')).toBeTruthy();
    expect(within(pane()).getByText('Waited 4 min, running 12 min')).toBeTruthy();
  });

  it('mark a truncated query and do not offer to copy it', async () => {
    const cut = telling({ isQueryCut: true });
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), cut);
    await openJob(person);
    await shownQuery();
    expect(within(pane()).getByText(/^This query is too long to show in full/)).toBeTruthy();
    expect(within(pane()).queryByRole('button', { name: 'Copy query' })).toBeNull();
    expect(inPane('Original')).toBeTruthy();
  });

  it('switch to the original query and remember the choice', async () => {
    const { person, close } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    await openJob(person);
    await shownQuery();
    await person.click(inPane('Original'));
    expect(await shownQuery()).toBe("SELECT 1 FROM t\nWHERE a = 'b'");
    expect(inPane('Original').getAttribute('aria-pressed')).toBe('true');
    close();
    const again = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    await openJob(again.person);
    expect(await shownQuery()).toBe("SELECT 1 FROM t\nWHERE a = 'b'");
  });

  it('show a query that is not SQL unformatted, and say so', async () => {
    const query = "SELECT 'open";
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling({ query }));
    await openJob(person);
    expect(await shownQuery()).toBe(query);
    expect(within(pane()).queryByRole('button', { name: 'Original' })).toBeNull();
    expect(pane().textContent).toContain('Shown as submitted');
  });

  it('show a query of a million characters completely, in blocks', async () => {
    const query = 'SELECT 1, 2, 3 FROM t\n'.repeat(45_000);
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling({ query }));
    await openJob(person);
    await shownQuery();
    const blocks = [...pane().querySelectorAll('pre .block')].map((block) => block.textContent);
    expect(blocks.join('\n')).toBe(query);
  });

  it('open on Enter and close on Esc, which returns the focus', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    const id = within(screen.getByRole('table')).getByRole('button', { name: '5001' });
    id.focus();
    await person.keyboard('{Enter}');
    expect(pane().contains(document.activeElement)).toBe(true);
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(id);
  });

  it('copy the query through main and confirm it', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    await openJob(person);
    await shownQuery();
    await person.click(inPane('Copy query'));
    expect(main.argumentsOf('copy-query')).toEqual([job]);
    expect(inPane('Copied')).toBeTruthy();
  });

  it('report a clipboard that refuses', async () => {
    const { main, person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    const sentence = 'The text could not be copied. Try again.';
    main.answer('copy-query', () => ({ ok: false, error: { code: 'file', detail: sentence } }));
    await openJob(person);
    await shownQuery();
    await person.click(inPane('Copy query'));
    expect(screen.getByRole('alert').textContent).toContain(sentence);
    expect(inPane('Copy query')).toBeTruthy();
  });

  it('start and stop watching until done', async () => {
    const { main, person, push } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    await openJob(person);
    await person.click(inPane('Notify me when done'));
    await push(snapshotView({ jobs: [jobView({ watched: 'until-done' })] }));
    await person.click(inPane("Don't notify me"));
    expect(main.argumentsOf('watch-job')).toEqual([
      { ...job, on: true },
      { ...job, on: false },
    ]);
  });

  it('ask for confirmation before a cancel', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), telling());
    await openJob(person);
    await person.click(inPane('Cancel job 5001'));
    expect(screen.getByRole('dialog', { name: 'Cancel job 5001?' })).toBeTruthy();
  });

  it('offer output only if there is any, and the job page always', async () => {
    const first = snapshotView({ jobs: [jobView()] });
    const { main, person, push } = await openWindow(first, telling());
    await openJob(person);
    expect(within(pane()).queryByRole('button', { name: 'Open output' })).toBeNull();
    await push(snapshotView({ jobs: [finishedJob({ hasOutput: true })] }));
    await person.click(inPane('Open output'));
    await person.click(inPane('Open job page'));
    expect(main.argumentsOf('open-output')).toEqual([job]);
    expect(main.argumentsOf('open-job-page')).toEqual([job]);
  });

  it('reload the texts when the job ends, and show its error', async () => {
    const first = snapshotView({ jobs: [jobView()] });
    const { main, person, push } = await openWindow(first, telling());
    await openJob(person);
    telling({ error: 'Invalid column name.' })(main);
    await push(snapshotView({ jobs: [finishedJob({ status: 'failed', statusCode: 4 })] }));
    await settle();
    expect(within(pane()).getByText('Invalid column name.')).toBeTruthy();
  });

  it('show how long the job has been canceling', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { person } = await openWindow(snapshotView({ jobs: [cancelingJob()] }), telling());
    await openJob(person);
    expect(pane().textContent).toMatch(/ran 11 min, canceling 12 s/);
    expect(within(pane()).queryByRole('button', { name: 'Cancel job 5001' })).toBeNull();
  });

  it('say why the texts are missing', async () => {
    const { person } = await openWindow(snapshotView({ jobs: [jobView()] }), (main) =>
      main.answer('job-details', () => ({
        ok: false,
        error: { code: 'unreachable', detail: 'ENOTFOUND' },
      })),
    );
    await openJob(person);
    expect(within(pane()).getByRole('alert').textContent).toContain("CasJobs can't be reached.");
    expect(within(pane()).getByText('ENOTFOUND')).toBeTruthy();
  });

  it("show times in the user's zone beside those of the service", async () => {
    const submitted = {
      serviceTime: '2026-11-24T09:10:11.5',
      at: Date.UTC(2026, 10, 24, 14, 10, 11),
    };
    const started = { serviceTime: '2026-11-24T09:12:00', at: null };
    const { person } = await openWindow(
      snapshotView({ jobs: [jobView({ submitted, started })] }),
      telling(),
    );
    await openJob(person);
    const local = new Date(submitted.at).toLocaleString(undefined, {
      dateStyle: 'medium',
      timeStyle: 'medium',
    });
    const moment = within(pane()).getByText(local);
    expect(moment.tabIndex).toBe(0);
    const told = document.getElementById(moment.getAttribute('aria-describedby') ?? '');
    expect(told?.textContent).toBe("2026-11-24 09:10:11 on the service's clock");
    expect(pane().textContent).toContain('2026-11-24 09:12:00 service time');
  });
});

describe('The activity list beside the jobs', () => {
  it("lists events, newest last, with the service's text under Details", async () => {
    const lines = [
      activityLine({ id: 1, title: 'Job 5000 is not yours', detail: 'Not your job!' }),
      activityLine({ id: 2 }),
    ];
    await openWindow(snapshotView({ activity: lines }));
    const log = screen.getByRole('log', { name: 'Activity' });
    expect(log.textContent).toMatch(/Job 5000 is not yours.*Not your job!.*Job 5001 cancelled/s);
    expect(log.textContent).toContain('Its queue slot is free.');
  });

  it('opens the job of a line', async () => {
    const first = snapshotView({ jobs: [jobView()], activity: [activityLine()] });
    const { person } = await openWindow(first, telling());
    await person.click(button('Job 5001 cancelled'));
    expect(pane()).toBeTruthy();
  });

  it('explains itself while it is empty', async () => {
    await openWindow(snapshotView());
    expect(screen.getByRole('log', { name: 'Activity' }).textContent).toContain('Nothing yet.');
  });
});
