// Ways to leave a dialog or screen while its request is pending, and the message if that request fails.
import { screen } from '@testing-library/svelte';
import type { RequestName } from '../../electron/ipc/contract.ts';
import {
  accountView,
  askedByProxy,
  cancelledJob,
  jobView,
  snapshotView,
} from '../fakes/view-models.ts';
import { button, firstButton, inDialog, type TestUser, settle, textbox } from './render-window.ts';

export const bothAccounts = [accountView(), accountView({ key: 'sdss', name: 'SDSS' })];
export const twoAccounts = snapshotView({ accounts: bothAccounts, jobs: [jobView()] });

export const clickSettings = (person: TestUser): Promise<void> => person.click(button('Settings'));
export const pressEscape = (person: TestUser): Promise<void> => person.keyboard('{Escape}');
export const clickBack = (person: TestUser): Promise<void> => person.click(button('Back'));

interface Case {
  readonly what: string;
  readonly name: RequestName;
  readonly snapshot: typeof twoAccounts;
  /** The steps up to the request. */
  readonly begin: (person: TestUser) => Promise<void>;
  /** The steps that leave the dialog or screen. */
  readonly leave: (person: TestUser) => Promise<void>;
  readonly failed: string;
}

const details = async (person: TestUser): Promise<void> => person.click(button('5001'));

export const lateResponseCases: readonly Case[] = [
  {
    what: 'editing an account',
    name: 'edit-account',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(firstButton('Edit'));
      await person.click(inDialog('Save account'));
    },
    leave: pressEscape,
    failed: 'The changes to account Pan-STARRS were not saved.',
  },
  {
    what: 'removing an account',
    name: 'remove-account',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(firstButton('Remove'));
      await person.click(inDialog('Remove account'));
    },
    leave: pressEscape,
    failed: 'Account Pan-STARRS was not removed.',
  },
  {
    what: 'canceling a job',
    name: 'cancel-jobs',
    snapshot: twoAccounts,
    begin: async (person) => {
      await person.click(button('Cancel job 5001'));
      await person.click(inDialog('Cancel job'));
    },
    leave: pressEscape,
    failed: 'Job 5001 was not cancelled.',
  },
  {
    what: 'submitting a job again',
    name: 'submit-again',
    snapshot: snapshotView({ jobs: [cancelledJob()] }),
    begin: async (person) => {
      await details(person);
      await person.click(button('Submit again'));
      await settle();
      await person.click(inDialog('Submit job'));
    },
    leave: pressEscape,
    failed: 'Job 5001 was not submitted again.',
  },
  {
    what: 'unlocking',
    name: 'unlock',
    snapshot: snapshotView({ lock: { isLocked: true, by: 'password' } }),
    begin: async (person) => {
      await clickSettings(person);
      await person.click(button('Unlock'));
      await person.click(inDialog('Unlock'));
    },
    leave: pressEscape,
    failed: 'The accounts were not unlocked.',
  },
  {
    what: 'signing in to a proxy',
    name: 'save-proxy-login',
    snapshot: snapshotView({ accounts: [accountView({ connection: askedByProxy })] }),
    begin: async (person) => {
      await person.click(button('Sign in to the proxy'));
      await person.click(inDialog('Sign in to the proxy'));
    },
    leave: pressEscape,
    failed: 'The user name and password of the proxy were not saved.',
  },
  {
    what: 'deleting everything',
    name: 'forget-everything',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(button('Forget everything…'));
      await person.click(inDialog('Forget everything'));
    },
    leave: async (person) => {
      await pressEscape(person);
      await clickBack(person);
    },
    failed: 'Not everything was deleted.',
  },
  {
    what: 'saving a new account',
    name: 'save-account',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(button('Add account'));
      await person.type(textbox('WSID'), '7');
      await person.click(button('Save account'));
    },
    leave: clickBack,
    failed: 'The account was not saved.',
  },
  {
    what: 'trying the practice service',
    name: 'try-practice',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(button('Add account'));
      await person.click(button('Try the practice service'));
    },
    leave: clickBack,
    failed: 'The practice account was not added.',
  },
  {
    what: 'testing an account',
    name: 'check-account',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(firstButton('Check connection'));
    },
    leave: clickBack,
    failed: 'The connection check of account Pan-STARRS failed.',
  },
  {
    what: 'moving an account',
    name: 'move-account',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(firstButton('Move down'));
    },
    leave: clickBack,
    failed: 'Account Pan-STARRS was not moved.',
  },
  {
    what: 'a change in Settings',
    name: 'change-settings',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      const name = 'Keep in the tray when the window closes';
      await person.click(screen.getByRole('checkbox', { name }));
    },
    leave: clickBack,
    failed: 'The change in Settings was not saved.',
  },
  {
    what: 'start at login',
    name: 'start-at-login',
    snapshot: twoAccounts,
    begin: async (person) => {
      await clickSettings(person);
      await person.click(screen.getByRole('checkbox', { name: 'Start at login' }));
    },
    leave: clickBack,
    failed: 'Start at login was not changed.',
  },
  {
    what: 'opening the page of a job',
    name: 'open-job-page',
    snapshot: twoAccounts,
    begin: async (person) => {
      await details(person);
      await person.click(button('Open job page'));
    },
    leave: pressEscape,
    failed: 'The page of job 5001 was not opened.',
  },
  {
    what: 'reading job IDs',
    name: 'read-job-ids',
    snapshot: twoAccounts,
    begin: async (person) => {
      await person.type(textbox('Job ID'), '1{Enter}');
    },
    leave: clickSettings,
    failed: 'The job IDs could not be read.',
  },
];
