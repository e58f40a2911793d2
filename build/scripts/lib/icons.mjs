// The drawings in build/icons as pictures.
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { at } from './tooling.mjs';

/** @typedef {(pixels: number) => Buffer} Picture a PNG of that width */

/** The states of the tray, each with a drawing. */
export const states = ['idle', 'active', 'canceling', 'trouble'];

/** @param {string} svg @param {number} pixels the width @param {string} [background] */
export const rendered = (svg, pixels, background) =>
  new Resvg(svg, {
    // There are no letters in them, and to load the system's fonts takes long.
    font: { loadSystemFonts: false },
    fitTo: { mode: 'width', value: pixels },
    ...(background === undefined ? {} : { background }),
  }).render();

/** @param {string} svg @returns {Picture} */
export const pictureOf = (svg) => (pixels) => rendered(svg, pixels).asPng();

/** @param {string} name */
export const drawing = (name) => readFileSync(at('build/icons', `${name}.svg`), 'utf8');

/**
 * Black and transparent, as macOS wants it: the system colors it, and the ground against other trays goes.
 * @param {string} svg
 */
export const templateOf = (svg) =>
  svg.replace(/<g id="ground".*?<\/g>/s, '').replace(/ color="[^"]+"/, ' color="#000"');
