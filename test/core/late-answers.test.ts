// Answers that come late: what was asked before an account was changed says nothing of it as it is now.
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { edit, WSID } from '../accounts/test-accounts.ts';
import {
  accountIn,
  formFor,
  openTestCore,
  signInToCore,
  startPractice,
  titlesOf,
  resultValue,
} from './test-core.ts';

const { password } = practiceAccount;

describe('an answer that comes late', () => {
  it('does not tell that a password is rejected that has been changed meanwhile', async () => {
    const home = await openTestCore();
    const release = home.practice.hold('GetJobs');
    const form = formFor(home.practice, { password: 'no-such-word' });
    const { accountKey } = resultValue(await home.core.commands['save-account'](form));
    await home.practice.heard('GetJobs', 1);
    resultValue(await home.core.commands['edit-account'](edit(accountKey, { password })));
    release();
    const { activity } = await home.until(
      (snapshot) => accountIn(snapshot, accountKey).connection.kind !== 'checking',
    );
    expect(accountIn(home.core.snapshot(), accountKey).connection).toEqual({ kind: 'good' });
    expect(home.notices).toEqual([]);
    expect(titlesOf(activity).filter((title) => title.includes('not accept'))).toEqual([]);
  });

  it('does not tell that a check was good of the person who was there before', async () => {
    const home = await openTestCore();
    const accountKey = await signInToCore(home);
    const polls = home.practice.requests.length;
    const release = home.practice.hold('GetJobs');
    const check = home.core.commands['check-account']({ accountKey });
    await home.practice.heard('GetJobs', polls + 1);
    const other = edit(accountKey, { who: WSID, password: 'no-such-word' });
    resultValue(await home.core.commands['edit-account'](other));
    release();
    expect(await check).toMatchObject({ ok: false, error: { code: 'credentials-rejected' } });
  });

  it('does not keep a binding that was found out before the person chose', async () => {
    const practice = await startPractice();
    practice.speakOnly(['soap11']);
    const home = await openTestCore({ practice });
    const release = practice.hold('GetJobs');
    const { accountKey } = resultValue(
      await home.core.commands['save-account'](formFor(home.practice)),
    );
    await practice.heard('GetJobs', 1);
    const choose = home.core.commands['change-binding'];
    resultValue(await choose({ accountKey, binding: 'soap12' }));
    resultValue(await choose({ accountKey, binding: 'auto' }));
    practice.speakOnly(['soap12', 'soap11']);
    release();
    const found = await home.until(
      (snapshot) => accountIn(snapshot, accountKey).foundBinding !== null,
    );
    expect(accountIn(found, accountKey).foundBinding).toBe('soap12');
  });
});
