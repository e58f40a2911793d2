// The activity list's file: what version 0.1 has written is read, and what is written is read back.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createActivity,
  openActivityFile,
  type NewLine,
  type KeptActivity,
  type KeptLine,
} from '../../electron/activity/activity-log.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

const line: Omit<KeptLine, 'kind' | 'template'> = {
  at: 5,
  title: 'Job 5001 cancelled',
  body: '',
  weight: 'good',
  accountKey: 'mast',
  jobId: '5001',
  detail: '',
};

describe('The file of the activity list', () => {
  it('as version 0.1 has written it is read', async () => {
    const file = path.join(await temporaryFolder(), 'activity.json');
    await writeFile(file, JSON.stringify({ version: 1, lines: [line] }));
    const opened = await openActivityFile(file);
    expect(opened.damagedAs).toBeNull();
    const activity = createActivity(opened, () => undefined);
    expect(activity.lines()).toEqual([{ ...line, id: 1, kind: 'other' }]);
    expect(activity.outcomes()).toEqual([]);
  });

  it('full to its bounds is read back whole, and stays below two megabytes', async () => {
    const file = path.join(await temporaryFolder(), 'activity.json');
    const opened = await openActivityFile(file);
    let newest = (): KeptActivity => opened.value();
    const activity = createActivity(opened, (contents) => {
      newest = contents;
    });
    const first: NewLine = { ...line, kind: 'other' };
    const kinds = ['outcome', 'status', 'other'] as const;
    for (let n = 0; n < 7_500; n += 1) {
      const [jobId, kind] = [String(1_000_000 + n), kinds[n % 3] ?? 'other'];
      const outcome = { accountKey: 'mast', jobId, outcome: 'cancelled', at: n };
      const outcomes = kind === 'outcome' ? [outcome] : [];
      activity.add({ ...first, at: n, jobId, title: `Job ${jobId} cancelled`, kind }, outcomes);
    }
    await opened.change(newest);
    const again = createActivity(await openActivityFile(file), () => undefined);
    expect(again.lines()).toHaveLength(2_400);
    expect(again.lines().map(({ jobId }) => jobId)).toEqual(
      activity.lines().map(({ jobId }) => jobId),
    );
    expect(again.outcomes()).toEqual(activity.outcomes());
    expect((await readFile(file)).length).toBeLessThan(2_000_000);
  });
});
