// The keychain's own prompt, which stands on the screen beside the app and takes the keyboard for itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { press, withWindow } from './hand.ts';

const LONGEST_WAIT_MS = 20_000;

const prompter = ['--class', 'gcr-prompter'];

/** Waits until it stands on the screen and has the keyboard. */
export const seePrompt = async (): Promise<void> => {
  // A look from outside: it has no signal that a test could hear.
  await expect.poll(isPromptThere, { timeout: LONGEST_WAIT_MS }).toBe(true);
  withWindow(prompter, 'windowfocus', '--sync');
};

export const isPromptThere = (): boolean =>
  spawnSync('xdotool', ['search', '--onlyvisible', ...prompter]).status === 0;

const seeItGone = (): Promise<void> =>
  expect.poll(isPromptThere, { timeout: LONGEST_WAIT_MS }).toBe(false);

/** Waits for it, and sends it away. */
export const dismissPrompt = async (): Promise<void> => {
  await seePrompt();
  press('Escape');
  await seeItGone();
};

/** Waits for it, and types the keychain's password. */
export const answerPrompt = async (password: string): Promise<void> => {
  await seePrompt();
  execFileSync('xdotool', ['type', password], { timeout: LONGEST_WAIT_MS });
  press('Return');
  await seeItGone();
};
