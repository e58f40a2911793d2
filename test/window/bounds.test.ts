import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  recallBounds,
  rememberBounds,
  readBounds,
  placementOf,
  type Bounds,
} from '../../electron/window/bounds.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const beside: Bounds = { x: 1440, y: 0, width: 1920, height: 1080 };
const left: Bounds = { x: -1280, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number): Bounds => ({ x, y, width: 900, height: 600 });

describe('the initial bounds', () => {
  it('have the default size at the first start, and a position from the system', () => {
    expect(placementOf(null, [laptop, beside])).toEqual({ width: 1080, height: 720 });
  });

  it('do not exceed a small screen', () => {
    const small = { x: 0, y: 0, width: 800, height: 560 };
    expect(placementOf(null, [small])).toEqual({ width: 800, height: 560 });
    expect(placementOf({ ...at(5000, 0), width: 3000 }, [small])).toEqual({
      width: 800,
      height: 560,
    });
  });

  it.each([
    ['on the laptop', at(100, 100), [laptop]],
    ['on the second screen', at(1500, 50), [laptop, beside]],
    ['on the screen to the left', at(-1200, 10), [laptop, left]],
    ['across two screens', at(1000, 100), [laptop, beside]],
    ['hanging out at the right', at(1300, 100), [laptop]],
  ])('are restored: %s', (_, bounds, screens) => {
    expect(placementOf(bounds, screens)).toEqual(bounds);
  });

  it.each([
    ['the second screen is gone', at(1500, 50), [laptop]],
    ['the left screen is gone', at(-1200, 10), [laptop]],
    ['only a sliver would be seen', at(1400, 100), [laptop]],
    ['its title bar would be above the screen', at(100, -300), [laptop]],
    ['its title bar would be below the screen', at(100, 890), [laptop]],
    ['there is no screen that is known', at(0, 0), []],
  ])('keep the size, but not the position: %s', (_, bounds, screens) => {
    expect(placementOf(bounds, screens)).toEqual({ width: 900, height: 600 });
  });
});

describe('a window that is larger than its screen', () => {
  it('is reduced to its screen', () => {
    const wide = { ...at(1500, 50), width: 3000, height: 2000 };
    expect(placementOf(wide, [laptop, beside])).toEqual({
      x: 1500,
      y: 50,
      width: beside.width,
      height: beside.height,
    });
  });

  it('is reduced to the first screen if no position is known, as on Wayland', () => {
    expect(placementOf({ width: 3000, height: 700 }, [laptop])).toEqual({
      width: 1440,
      height: 700,
    });
  });
});

describe('the saved bounds', () => {
  it.each([
    { width: 900, height: 600 },
    { width: 900, height: 600, isMaximized: true },
    { ...at(10, 20), isMaximized: true },
  ])('are restored unchanged: %j', async (bounds) => {
    const file = path.join(await temporaryFolder(), 'window.json');
    expect(rememberBounds(file, bounds)).toBe(true);
    expect(recallBounds(file)).toEqual(bounds);
  });

  it('are restored at the next start, and nothing else is', async () => {
    const file = path.join(await temporaryFolder(), 'window.json');
    const more = { ...at(10, 20), secret: 'x' };
    expect(rememberBounds(file, more)).toBe(true);
    expect(recallBounds(file)).toEqual(at(10, 20));
    expect(await readFile(file, 'utf8')).not.toContain('secret');
  });

  it('keep unknown values of another version in any encoding', async () => {
    const file = path.join(await temporaryFolder(), 'window.json');
    await writeFile(file, `\uFEFF${JSON.stringify({ ...at(1, 2), zoom: 1.5 })}`, 'utf16le');
    expect(recallBounds(file)).toEqual(at(1, 2));
    expect(rememberBounds(file, at(10, 20))).toBe(true);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ ...at(10, 20), zoom: 1.5 });
  });

  it('are null without a file, and a failed write is ignored', async () => {
    const folder = await temporaryFolder();
    expect(recallBounds(path.join(folder, 'window.json'))).toBeNull();
    await mkdir(path.join(folder, 'taken'));
    expect(recallBounds(path.join(folder, 'taken'))).toBeNull();
    expect(rememberBounds(path.join(folder, 'taken'), at(0, 0))).toBe(false);
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('are null in an invalid file', async () => {
    const file = path.join(await temporaryFolder(), 'window.json');
    await writeFile(file, '{"x":');
    expect(recallBounds(file)).toBeNull();
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"x":0,"y":0,"width":900}',
    '{"x":0,"width":900,"height":600}',
    '{"width":900,"height":600,"isMaximized":1}',
    '{"x":"0","y":0,"width":900,"height":600}',
    '{"x":0.5,"y":0,"width":900,"height":600}',
    '{"x":1e99,"y":0,"width":900,"height":600}',
    '{"x":0,"y":-99999,"width":900,"height":600}',
    '{"x":0,"y":0,"width":100,"height":600}',
    '{"x":0,"y":0,"width":900,"height":-600}',
    '{"x":0,"y":0,"width":900,"height":99999}',
    '{"x":0,"y":0,"width":null,"height":600}',
  ])('reject %s', (text) => expect(readBounds(text)).toBeNull());
});
