// Renders out/icons from the drawings in build/icons: the app's icons, and the tray's in the sizes of each system. The
// formats .ico and .icns are a table followed by the images.
import { rmSync, writeFileSync } from 'node:fs';
import { drawing, pictureOf, states, templateOf } from './lib/icons.mjs';
import { at, madeFolder } from './lib/tooling.mjs';

/** @typedef {import('./lib/icons.mjs').Picture} Picture */

const counts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9plus'];

/** @param {Picture} picture @param {readonly number[]} sizes up to 256 px */
const icoOf = (picture, sizes) => {
  const images = sizes.map((size) => ({ size, png: picture(size) }));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of images.entries()) {
    const entry = 6 + 16 * index;
    // The format writes 256 as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
};

/**
 * Entries of an .icns file and their size in pixels. The 16 and 32 px entries (ic04, ic05) don't support PNG; macOS scales
 * the next larger one.
 */
const icnsEntries = {
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
};

/** @param {Picture} picture */
const icnsOf = (picture) => {
  const entries = Object.entries(icnsEntries).flatMap(([type, size]) => {
    const png = picture(size);
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return [head, png];
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + entries.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...entries]);
};

const out = at('out/icons');
rmSync(out, { recursive: true, force: true });
/** @param {string} file @param {Buffer} content */
const write = (file, content) => writeFileSync(`${out}/${file}`, content);

const app = pictureOf(drawing('app'));
madeFolder(`${out}/app`);
for (const size of [16, 22, 24, 32, 48, 64, 128, 256, 512])
  write(`app/${size}x${size}.png`, app(size));
write('icon.png', app(256));
write('app.ico', icoOf(app, [16, 20, 24, 32, 40, 48, 64, 128, 256]));
write('app.icns', icnsOf(app));

madeFolder(`${out}/tray`);
for (const state of states) {
  const svg = drawing(`tray/${state}`);
  const colour = pictureOf(svg);
  const template = pictureOf(templateOf(svg));
  // A Linux tray gets the largest size, and the panel scales it down; half of it is exact.
  write(`tray/${state}.png`, colour(22));
  write(`tray/${state}@2x.png`, colour(44));
  write(`tray/${state}.ico`, icoOf(colour, [16, 20, 24, 32, 40, 48]));
  write(`tray/${state}Template.png`, template(18));
  write(`tray/${state}Template@2x.png`, template(36));
}

// The count on the icon in the Windows taskbar: Electron scales it to 16 px on every screen.
madeFolder(`${out}/badge`);
for (const count of counts) write(`badge/${count}.png`, pictureOf(drawing(`badge/${count}`))(16));
