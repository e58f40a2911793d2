// The keychain's own prompt, a separate window that grabs the keyboard.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { pressKeys, withWindow } from './x11-input.ts';

const LONGEST_WAIT_MS = 20_000;

const prompter = ['--class', 'gcr-prompter'];

/** Waits until it is visible and has the keyboard. */
export const waitForPrompt = async (): Promise<void> => {
  // Polls, because it sends no signal.
  await expect.poll(isPromptOpen, { timeout: LONGEST_WAIT_MS }).toBe(true);
  withWindow(prompter, 'windowfocus', '--sync');
};

export const isPromptOpen = (): boolean =>
  spawnSync('xdotool', ['search', '--onlyvisible', ...prompter]).status === 0;

const waitUntilGone = (): Promise<void> =>
  expect.poll(isPromptOpen, { timeout: LONGEST_WAIT_MS }).toBe(false);

/** Waits for it, and dismisses it. */
export const dismissPrompt = async (): Promise<void> => {
  await waitForPrompt();
  pressKeys('Escape');
  await waitUntilGone();
};

/** Waits for it, and types the keychain's password. */
export const answerPrompt = async (password: string): Promise<void> => {
  await waitForPrompt();
  execFileSync('xdotool', ['type', password], { timeout: LONGEST_WAIT_MS });
  pressKeys('Return');
  await waitUntilGone();
};
