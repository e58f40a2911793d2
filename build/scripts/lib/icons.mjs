// Renders the drawings in build/icons.
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { at } from './tooling.mjs';

/** @typedef {(pixels: number) => Buffer} Picture renders a PNG of that width */

/** The states of the tray icon; each has a drawing. */
export const states = ['idle', 'active', 'canceling', 'error'];

/** @param {string} svg @param {number} pixels the width @param {string} [background] */
export const rendered = (svg, pixels, background) =>
  new Resvg(svg, {
    // The drawings contain no text, and loading the system's fonts is slow.
    font: { loadSystemFonts: false },
    fitTo: { mode: 'width', value: pixels },
    ...(background === undefined ? {} : { background }),
  }).render();

/** @param {string} svg @returns {Picture} */
export const pictureOf = (svg) => (pixels) => rendered(svg, pixels).asPng();

/** @param {string} name */
export const drawing = (name) => readFileSync(at('build/icons', `${name}.svg`), 'utf8');

/**
 * A black and transparent version for macOS, which colors it; removes the background for other trays.
 * @param {string} svg
 */
export const templateOf = (svg) =>
  svg.replace(/<g id="ground".*?<\/g>/s, '').replace(/ color="[^"]+"/, ' color="#000"');
