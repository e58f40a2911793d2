// Changes the size of the page's text by Ctrl and +, - or 0. On macOS the View menu does it.
import type { Event, Input } from 'electron';

export type Zoom = 'in' | 'out' | 'reset';

/** A level is a fifth; the page is usable from half to three times its size. */
const STEP = 0.5;
const SMALLEST = -3.5;
const LARGEST = 6;

type Keys = Pick<Input, 'type' | 'key' | 'control' | 'alt' | 'meta' | 'isComposing'>;

const acts: Readonly<Partial<Record<string, Zoom>>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  _: 'out',
  '0': 'reset',
};

/** The zoom of these keys; null if there is none. */
export const zoomOf = (keys: Keys, platform: NodeJS.Platform): Zoom | null => {
  const { type, key, control, alt, meta, isComposing } = keys;
  if (platform === 'darwin' || type !== 'keyDown' || isComposing) return null;
  // With Alt it is AltGr, which types a character.
  return control && !alt && !meta ? (acts[key] ?? null) : null;
};

export const zoomed = (level: number, zoom: Zoom): number => {
  if (zoom === 'reset') return 0;
  return Math.min(LARGEST, Math.max(SMALLEST, level + (zoom === 'in' ? STEP : -STEP)));
};

/** The part of a page that is used here. */
export interface Zoomable {
  on(event: 'before-input-event', listener: (event: Event, input: Input) => void): unknown;
  getZoomLevel(): number;
  setZoomLevel(level: number): void;
}

/** Electron keeps the level while the app runs. */
export const addZoomKeys = (page: Zoomable, platform: NodeJS.Platform): void => {
  page.on('before-input-event', (event, input) => {
    const zoom = zoomOf(input, platform);
    if (zoom === null) return;
    event.preventDefault();
    page.setZoomLevel(zoomed(page.getZoomLevel(), zoom));
  });
};
