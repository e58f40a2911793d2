// Account names: a default name is never used twice, and a typed one is refused if another account has it.
import { describe, expect, it } from 'vitest';
import { presetViews } from '../../electron/core/service-info.ts';
import { freeName } from '../../electron/i18n/value-texts.ts';
import { added, edit, form, openSetup } from './test-accounts.ts';

const taken = {
  ok: false,
  error: {
    code: 'bad-input',
    field: 'accountName',
    detail: expect.stringContaining('already has this name') as string,
  },
};

describe('The default name of an account', () => {
  it('gets a number if another account has it', async () => {
    const setup = await openSetup();
    for (const who of ['1', '2', '3']) await added(setup, { who });
    const names = setup.accounts.all().map(({ name }) => name);
    expect(names).toEqual(['Pan-STARRS', 'Pan-STARRS 2', 'Pan-STARRS 3']);
  });

  it('is proposed in the form as it will be saved', () => {
    const proposed = presetViews(['pan-starrs', 'Pan-STARRS 2']);
    expect(proposed.find(({ id }) => id === 'mast-ps1')?.accountName).toBe('Pan-STARRS 3');
    expect(presetViews().find(({ id }) => id === 'mast-ps1')?.accountName).toBe('Pan-STARRS');
  });

  it('takes the first number that is free', () => {
    expect(freeName('SDSS', ['sdss ', 'SDSS 3'])).toBe('SDSS 2');
    expect(freeName('SDSS', [])).toBe('SDSS');
  });
});

describe('A typed account name', () => {
  it('is refused at its field if another account has it, in any letter case', async () => {
    const setup = await openSetup();
    await added(setup);
    for (const accountName of ['Pan-STARRS', ' pan-starrs '])
      expect(await setup.accounts.add(form({ who: '2', accountName }))).toMatchObject(taken);
    expect(setup.accounts.all()).toHaveLength(1);
  });

  it('is refused in an edit, but an account may keep its name or change its letter case', async () => {
    const setup = await openSetup();
    const key = await added(setup);
    const other = await added(setup, { who: '2' });
    const rename = (to: string) => setup.accounts.edit(edit(other, { accountName: to }));
    expect(await rename('Pan-STARRS')).toMatchObject(taken);
    expect(setup.accounts.get(other)?.name).toBe('Pan-STARRS 2');
    expect((await rename('PAN-starrs 2')).ok).toBe(true);
    expect((await setup.accounts.edit(edit(key, { accountName: 'Pan-STARRS' }))).ok).toBe(true);
  });
});
