// Responses of unusual engines, proxies and gateways, and how the packaged app shows them.
import type { Page } from '@playwright/test';
import { envelope, response } from '../service/envelopes.ts';
import { httpAnswer, recorded, startReplay } from '../service/replay.ts';
import { expect, test } from './fixtures.ts';
import { activity, cancelInRow, jobRow, fillSignIn } from './user-steps.ts';

const type = { 'Content-Type': 'application/soap+xml; charset=utf-8' };

const row = (id: string, status: string, taskName: string): string =>
  `<CJJob><JobID>${id}</JobID><Rows>0</Rows><TimeSubmit>2026-11-24T09:10:11</TimeSubmit>` +
  `<TimeStart>1900-01-01T00:00:00</TimeStart><TimeEnd>9999-12-31T00:00:00</TimeEnd>${status}` +
  `<Queue>500</Queue><TaskName>${taskName}</TaskName><Context>DR1</Context></CJJob>`;

const numbered = (status: number): string => `<Status>${status}</Status>`;

/** A job whose name has a pasted line break, one without a status, one without an id, and an ordinary one. */
const list = (statusOf5001: number): Buffer => {
  const rows = [
    row('5001', numbered(statusOf5001), 'an ordinary one'),
    row('5002', numbered(1), 'a&#xB;b'),
    row('5003', '<Status xsi:nil="true" />', 'c'),
    row('-1', numbered(1), 'd'),
  ];
  const inner = `<GetJobsResult>${rows.join('')}</GetJobsResult>`;
  return httpAnswer(envelope(response('GetJobs', inner)), type);
};

/** The statuses of job 5001 after its cancel, one per response; the last one stays. */
const AFTER_CANCEL = [2, 2, 3];

const startOddService = async () => {
  let after: number[] | null = null;
  let inPlace: Buffer | null = null;
  const jobs = (): Buffer => {
    if (inPlace) return inPlace;
    if (after === null) return list(1);
    return list((after.length > 1 ? after.shift() : after[0]) ?? 3);
  };
  const replay = await startReplay((request) => {
    if (request.includes('/GetJobs HTTP')) return recorded('nul-in-query-over-http-post');
    if (request.includes('<jobId>5002</jobId>')) return recorded('content-encoding-utf-8');
    if (request.includes('<CancelJob')) {
      after = [...AFTER_CANCEL];
      return recorded('raw-deflate');
    }
    if (request.includes('<GetJobs')) return jobs();
    return httpAnswer(envelope(response('GetQueues')), type);
  });
  return {
    ...replay,
    /** Replaces the list from now on; null: the list. */
    answerWith: (answer: Buffer | null): void => void (inPlace = answer),
  };
};

const refresh = (page: Page) => page.getByRole('button', { name: 'Refresh', exact: true }).click();

test('unusual responses hide no job, and each problem is described correctly', async ({
  launch,
  notifications,
}) => {
  const service = await startOddService();
  const app = await launch();
  const page = await app.window();
  await fillSignIn(page, { url: service.base, wsId: '7', password: 'a password' });

  await expect(jobRow(page, '5001')).toContainText('started');
  await expect(jobRow(page, '5002')).toContainText('a\uFFFDb');
  await expect(jobRow(page, '5003')).toContainText('status unknown');
  await expect(page.getByText('1 job could not be read')).toBeVisible();
  expect(service.requests[0]).toMatch(/user-agent: CasJobs-Tray\/\d+\.\d+\.\d+ \(Linux\)\r\n/i);

  // The response is raw deflate.
  await cancelInRow(page, '5001');
  const notice = await notifications.waitFor('Job 5001 cancelled', 30_000);
  expect(notice.body).toBe('Its queue slot is free.');
  await expect(jobRow(page, '5001')).toContainText('cancelled');
  await expect(activity(page)).toContainText('Job 5001 cancelled');
  await expect(jobRow(page, '5003')).toContainText('status unknown');

  await cancelInRow(page, '5002');
  await expect(activity(page)).toContainText('CasJobs answered the cancel request for job 5002');

  // Recorded lists, each with one oddity, and the text of the row that shows that it was read.
  for (const [name, jobId, shown] of [
    ['least-dates-of-sql', '7', 'ready'],
    ['greatest-date', '7', 'started'],
    ['control-character-in-task-name', '7', 'a\uFFFDb'],
    ['nil-status', '8', 'status unknown'],
    ['nul-in-query', '7', 'started'],
  ] as const) {
    service.answerWith(recorded(name));
    await refresh(page);
    await expect(jobRow(page, jobId)).toContainText(shown);
  }

  const error = page.getByRole('note').filter({ has: page.locator('strong') });
  const told = async (answer: Buffer, sentence: string): Promise<void> => {
    service.answerWith(answer);
    await refresh(page);
    await expect(error).toContainText(sentence);
  };
  await told(recorded('101-upgrade'), 'The reply did not come from CasJobs.');
  await told(recorded('replacement-character-in-fault'), 'See Details for the reason.');
  await error.getByText('Details', { exact: true }).click();
  await expect(error).toContainText('Invalid object name \uFFFDt1');
  await told(recorded('nul-in-fault'), 'See Details for the reason.');
  await error.getByText('Details', { exact: true }).click();
  await expect(error).toContainText('Incorrect syntax near \uFFFDx');
  await told(recorded('empty-fault-reason'), 'It gave no reason.');
  await expect(error.getByText('Details', { exact: true })).toHaveCount(0);
  await told(recorded('529'), 'CasJobs had a temporary error.');

  // The service sends Retry-After two minutes; the user may refresh nevertheless.
  service.answerWith(null);
  await refresh(page);
  await expect(error).toBeHidden();
  await expect(jobRow(page, '5002')).toContainText('a\uFFFDb');

  // The same over HTTP POST, which the user can choose.
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Connection' }).selectOption('HTTP POST');
  await page.getByRole('button', { name: 'Back' }).click();
  const isPosted = (): boolean => service.requests.some((one) => one.includes('/GetJobs HTTP'));
  await expect.poll(isPosted).toBe(true);
  await expect(jobRow(page, '7')).toContainText('started');
  await expect(error).toBeHidden();
  await app.quit();
  await service.close();
});
