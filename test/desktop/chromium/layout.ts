// What is wrong with the layout of a page: outside of the window, cut off, or one control over another.
import type { Page } from '@playwright/test';

/** Controls that begin or end outside of the window's width. */
export const outside = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const all = [...document.querySelectorAll('button, input, select, textarea, h1, h2, [role=dialog]')];
    const off = all.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < 0 || right > innerWidth + 0.5);
    });
    return [...(wide > 0 ? ['the page is ' + wide + ' px too wide'] : []), ...off.map((one) => one.outerHTML.slice(0, 120))];
  })()`);

/**
 * Texts that are wider or higher than their box and that no tooltip shows in full, and controls that lie on another one.
 * An area that scrolls cuts nothing.
 */
export const cut = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const told = (kind, one) => kind + ': ' + one.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
    const isSeen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      one.closest('.unseen, [aria-hidden=true], option, svg') === null;
    const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const scrolls = (value) => value === 'auto' || value === 'scroll';
    const isCut = (one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const wide = one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && !scrolls(overflowX);
      const high = one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 3 && !scrolls(overflowY);
      return wide || high;
    };
    const texts = [...document.querySelectorAll('body *')].filter((one) => hasText(one) && isSeen(one));
    const hasTip = (one) => {
      const tip = one.closest('[title]')?.title ?? '';
      return one.closest('button') === null ? tip !== '' : tip.includes(one.textContent.trim());
    };
    const cuts = texts.filter((one) => isCut(one) && !hasTip(one));
    const top = document.querySelector('[role=dialog]') ?? document.body;
    // A text that is wider than something around it lies over what is beside that.
    const sticksOut = (one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const { right } = range.getBoundingClientRect();
      for (let around = one; around && around !== document.body; around = around.parentElement) {
        const { overflowX, display, position } = getComputedStyle(around);
        if (overflowX !== 'visible' || position === 'absolute' || position === 'fixed') return false;
        if (!display.startsWith('inline') && display !== 'contents' && right > around.getBoundingClientRect().right + 1) return true;
      }
      return false;
    };
    const out = texts.filter(sticksOut);
    // The details of a job cover the list in a narrow window.
    const PART = 'section, aside, header, main, [role=dialog]';
    const controls = [...top.querySelectorAll('button, input:not([type=radio]), select, textarea')].filter((one) =>
      isSeen(one) && one.closest('[role=option]') === null);
    const boxes = controls.map((one) => [one, one.getBoundingClientRect()]);
    const over = boxes.filter(([one, a], at) => boxes.slice(at + 1).some(([other, b]) =>
      !one.contains(other) && !other.contains(one) && a.width > 0 && b.width > 0 &&
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1 &&
      one.closest(PART) === other.closest(PART)));
    return [...cuts.map((one) => told('cut', one)), ...out.map((one) => told('sticks out', one)), ...over.map(([one]) => told('covered', one))];
  })()`);
