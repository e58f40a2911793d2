// The size that is kept on Wayland, by what windows told of themselves on GNOME Shell 43, frame drawn by the app; and the
// bounds that are kept on X11, where a window may have its new size before it is maximized.
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepBounds } from '../../electron/window/bounds.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const ASKED = { width: 1080, height: 720 };
/** Before its frame is drawn, and after it: of the 720 the title bar has 36. */
const UNFRAMED = { width: 1036, height: 640 };
const FRAMED = { width: 1080, height: 684 };

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keep-bounds-'));
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** Of the frame that the app draws, on both sides. */
const SHADOW = 44;
const TITLE_BAR = 36;

const openedWindow = () => {
  let content: Size = UNFRAMED;
  let isMaximized = false;
  const asked: Size[] = [];
  const bounds = (): Size => ({
    width: content.width + SHADOW,
    height: content.height + SHADOW + TITLE_BAR,
  });
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isMaximized: () => isMaximized,
    isFullScreen: () => false,
    getContentBounds: () => ({ x: 0, y: 0, ...content }),
    getBounds: () => ({ x: 0, y: 0, ...bounds() }),
    getSize: () => [bounds().width, bounds().height],
    setSize: (width: number, height: number) => {
      asked.push({ width, height });
      content = { width: width - SHADOW, height: height - SHADOW - TITLE_BAR };
      window.emit('resize');
    },
  });
  const boundsFile = path.join(folder, 'window.json');
  const place = { boundsFile, isWayland: true } as Parameters<typeof keepBounds>[1];
  const keep = keepBounds(window as unknown as BrowserWindow, place, ASKED, () => undefined);
  return {
    /** The system says that it has another size, before the frame is drawn that goes with it. */
    resized: (drawn: Size, more: { maximized: boolean } = { maximized: isMaximized }) => {
      isMaximized = more.maximized;
      window.emit('resize');
      content = drawn;
    },
    focused: () => window.emit('focus'),
    /** The sizes that the app has given it, shadow and all. */
    asked,
    /** What lies on the disk once it was closed. */
    kept: (): unknown => {
      keep();
      return JSON.parse(readFileSync(boundsFile, 'utf8'));
    },
  };
};

const settle = (): void => void vi.advanceTimersByTime(1000);

test('the frame that arrives with the first focus does not change the size', () => {
  const window = openedWindow();
  window.resized(FRAMED);
  window.focused();
  settle();
  expect(window.kept()).toEqual(ASKED);
});

test('a window that is closed before or right after its frame arrives keeps the requested size', () => {
  expect(openedWindow().kept()).toEqual(ASKED);
  const window = openedWindow();
  window.resized(FRAMED);
  window.focused();
  expect(window.kept()).toEqual(ASKED);
});

test('a size that the user chose is saved, closed at once or later', () => {
  for (const wait of [settle, () => undefined]) {
    const window = openedWindow();
    window.resized(FRAMED);
    window.focused();
    settle();
    window.resized({ width: 900, height: 564 });
    wait();
    expect(window.kept()).toEqual({ width: 900, height: 600 });
  }
});

test('a maximized window saves its normal size', () => {
  const window = openedWindow();
  window.resized(FRAMED);
  window.focused();
  settle();
  window.resized({ width: 900, height: 564 });
  settle();
  window.resized({ width: 1280, height: 732 }, { maximized: true });
  settle();
  expect(window.kept()).toEqual({ width: 900, height: 600, isMaximized: true });
});

test('a window that opens maximized keeps its previous size until it changes', () => {
  const window = openedWindow();
  window.resized({ width: 1280, height: 732 }, { maximized: true });
  window.focused();
  settle();
  window.resized(FRAMED, { maximized: false });
  settle();
  expect(window.kept()).toEqual(ASKED);
  window.resized({ width: 900, height: 564 });
  settle();
  expect(window.kept()).toEqual({ width: 900, height: 600 });
});

test('a window grows and shrinks by a pixel once it has its frame, so that the system measures it', () => {
  const window = openedWindow();
  window.resized(FRAMED);
  window.focused();
  settle();
  expect(window.asked).toEqual([
    { width: 1125, height: 765 },
    { width: 1124, height: 764 },
  ]);
  expect(window.kept()).toEqual(ASKED);
});

test("a window that is restored without its shadow's part gets that part back", () => {
  const window = openedWindow();
  window.resized(FRAMED);
  window.focused();
  settle();
  window.resized({ width: 1280, height: 732 }, { maximized: true });
  settle();
  window.resized({ width: 1036, height: 640 }, { maximized: false });
  settle();
  expect(window.asked.at(-1)).toEqual({ width: 1124, height: 764 });
  expect(window.kept()).toEqual(ASKED);
});

test('a window that is restored in another size, as when tiled, keeps that size', () => {
  const window = openedWindow();
  window.resized(FRAMED);
  window.focused();
  settle();
  window.resized({ width: 1280, height: 732 }, { maximized: true });
  settle();
  window.resized({ width: 640, height: 732 }, { maximized: false });
  settle();
  expect(window.kept()).toEqual({ width: 640, height: 768 });
});

const X11_FIRST = { x: 100, y: 50, width: 1080, height: 720 };
const X11_SCREEN = { x: 0, y: 0, width: 1280, height: 750 };

const openedOnX11 = () => {
  let bounds = X11_FIRST;
  let isMaximized = false;
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    isMaximized: () => isMaximized,
    isFullScreen: () => false,
    // What Chromium takes for the normal bounds, once it has the wrong ones.
    getNormalBounds: () => bounds,
  });
  const boundsFile = path.join(folder, 'window.json');
  const place = { boundsFile, isWayland: false, platform: 'linux' } as const;
  const keep = keepBounds(window as unknown as BrowserWindow, place, ASKED, () => undefined);
  return {
    resize: (next: typeof X11_FIRST) => {
      bounds = next;
      window.emit('resize');
    },
    maximize: () => {
      isMaximized = true;
      window.emit('maximize');
    },
    kept: (): unknown => {
      keep();
      return JSON.parse(readFileSync(boundsFile, 'utf8'));
    },
  };
};

test('a window on X11 that is resized just before it is maximized keeps its previous bounds', () => {
  const { resize, maximize, kept } = openedOnX11();
  resize(X11_SCREEN);
  vi.advanceTimersByTime(100);
  maximize();
  settle();
  expect(kept()).toEqual({ ...X11_FIRST, isMaximized: true });
});

test('a window on X11 that the user resized before maximizing keeps that size', () => {
  const { resize, maximize, kept } = openedOnX11();
  resize({ ...X11_FIRST, width: 900 });
  settle();
  resize(X11_SCREEN);
  maximize();
  settle();
  expect(kept()).toEqual({ ...X11_FIRST, width: 900, isMaximized: true });
});

test('a window on X11 that is closed right after it was resized keeps its last bounds', () => {
  const { resize, kept } = openedOnX11();
  resize({ ...X11_FIRST, height: 600 });
  expect(kept()).toEqual({ ...X11_FIRST, height: 600 });
});
