// The keychain's own prompt, a separate window that grabs the keyboard.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { press, withWindow } from './x11-input.ts';

const LONGEST_WAIT_MS = 20_000;

const prompter = ['--class', 'gcr-prompter'];

/** Waits until it is visible and has the keyboard. */
export const seePrompt = async (): Promise<void> => {
  // Polls, because it sends no signal.
  await expect.poll(isPromptThere, { timeout: LONGEST_WAIT_MS }).toBe(true);
  withWindow(prompter, 'windowfocus', '--sync');
};

export const isPromptThere = (): boolean =>
  spawnSync('xdotool', ['search', '--onlyvisible', ...prompter]).status === 0;

const seeItGone = (): Promise<void> =>
  expect.poll(isPromptThere, { timeout: LONGEST_WAIT_MS }).toBe(false);

/** Waits for it, and dismisses it. */
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
