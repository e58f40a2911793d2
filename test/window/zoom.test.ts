// The keys that zoom the page.
import { describe, expect, it } from 'vitest';
import { addZoomKeys, zoomed, zoomOf, type Zoomable } from '../../electron/window/zoom.ts';

const press = (key: string, part: object = {}) => ({
  type: 'keyDown',
  key,
  code: '',
  isAutoRepeat: false,
  isComposing: false,
  shift: false,
  control: true,
  alt: false,
  meta: false,
  location: 0,
  modifiers: [],
  ...part,
});

describe('zoom', () => {
  it.each(['win32', 'linux'] as const)('follows Ctrl on %s', (platform) => {
    const all = ['+', '=', '-', '_', '0', '1', 'a'].map((key) => zoomOf(press(key), platform));
    expect(all).toEqual(['in', 'in', 'out', 'out', 'reset', null, null]);
  });

  it.each([
    ['without Ctrl', { control: false }],
    ['with AltGr', { alt: true }],
    ['with the key of the desktop', { meta: true }],
    ['as the key goes up', { type: 'keyUp' }],
    ['to an input method', { isComposing: true }],
  ])('is unchanged %s', (_, part) => {
    expect(zoomOf(press('+', part), 'win32')).toBeNull();
  });

  it('follows the menu alone on macOS', () => {
    expect(zoomOf(press('+'), 'darwin')).toBeNull();
    expect(zoomOf(press('+', { control: false, meta: true }), 'darwin')).toBeNull();
  });

  it('stays within readable sizes', () => {
    let level = 0;
    for (let time = 0; time < 50; time += 1) level = zoomed(level, 'in');
    expect(level).toBe(6);
    for (let time = 0; time < 50; time += 1) level = zoomed(level, 'out');
    expect(level).toBe(-3.5);
    expect(zoomed(level, 'reset')).toBe(0);
  });

  it('hides its keys from the page', () => {
    let level = 0;
    let listener: Parameters<Zoomable['on']>[1] | undefined;
    const page: Zoomable = {
      on: (_event, hear) => (listener = hear),
      getZoomLevel: () => level,
      setZoomLevel: (next) => void (level = next),
    };
    addZoomKeys(page, 'linux');
    const prevented: string[] = [];
    const input = (key: string) => {
      const event = { preventDefault: () => void prevented.push(key), defaultPrevented: false };
      listener?.(event, press(key));
    };
    ['+', '+', 'k', '-'].forEach(input);
    expect(level).toBe(0.5);
    expect(prevented).toEqual(['+', '+', '-']);
  });
});
