import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAccountsFile } from '../../electron/accounts/account-store.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

const record = {
  key: 'a1',
  name: 'PS1',
  service: 'mast-ps1',
  base: 'https://mastweb.stsci.edu/ps1casjobs',
  binding: 'auto',
  secretName: 'PS1 (mastweb.stsci.edu) a1',
  wsIdKnown: true,
};

const openWith = async (part: object) => {
  const file = path.join(await temporaryFolder(), 'accounts.json');
  const content = { version: 1, accounts: [record, { ...record, key: 'a2', ...part }] };
  await writeFile(file, JSON.stringify(content));
  return openAccountsFile(file);
};

describe('the list of accounts as it lies on the disk', () => {
  it.each([
    {},
    { service: 'practice', base: '' },
    { binding: 'http-post' },
    { foundBinding: 'soap11' },
    { service: 'other', base: 'http://127.0.0.1:8642/casjobs' },
  ])('may hold %j', async (part) => {
    const opened = await openWith(part);
    expect(opened.damagedAs).toBeNull();
    expect(opened.value().accounts[1]).toEqual({
      ...record,
      key: 'a2',
      foundBinding: null,
      wereAccepted: false,
      ...part,
    });
  });

  // Somebody who can write the file must not be able to have the password sent anywhere in the clear.
  it.each([
    { base: 'http://mastweb.stsci.edu/ps1casjobs' },
    { base: 'https://someone@mastweb.stsci.edu/ps1casjobs' },
    { base: 'file:///casjobs' },
    { base: 'no address' },
    { base: '' },
    { service: 'practice', base: 'https://example.org' },
    { key: '../a2' },
    { name: 7 },
  ])('shows no account with %j, keeps its record, and shows the others', async (part) => {
    const opened = await openWith(part);
    expect(opened.damagedAs).toBeNull();
    expect(opened.value().accounts.map(({ key }) => key)).toEqual(['a1']);
    expect(opened.unread.entries).toBe(1);
  });

  it.each([
    [{ binding: 'rest' }, { binding: 'auto' }],
    [{ foundBinding: 'rest' }, { foundBinding: null }],
    [{ wsIdKnown: 'soon' }, { wsIdKnown: true }],
  ])('goes on without a value that is not understood: %j', async (part, read) => {
    const opened = await openWith(part);
    expect(opened.value().accounts[1]).toMatchObject({ key: 'a2', ...read });
  });

  it('holds the connection that its person chooses instead of one that is not understood', async () => {
    const file = path.join(await temporaryFolder(), 'accounts.json');
    await writeFile(
      file,
      JSON.stringify({ version: 1, accounts: [{ ...record, binding: 'rest' }] }),
    );
    const opened = await openAccountsFile(file);
    const [account] = opened.value().accounts;
    await opened.change((now) => ({ ...now, accounts: [{ ...account!, binding: 'soap11' }] }));
    expect((await openAccountsFile(file)).value().accounts).toMatchObject([{ binding: 'soap11' }]);
  });
});
