// Writes XML the way ASP.NET does. Pure.
import { NAMESPACE } from './signatures.ts';

// The characters that XML 1.0 allows, turned round.
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Half of an emoji: .NET cannot write it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};

/**
 * Text for within an element of XML or HTML, not for an attribute. A character that XML forbids becomes a reference to
 * it, which XML forbids as well: the real engine writes a pasted line break as `&#xB;`.
 */
export const escape = (text: string): string =>
  text
    .replace(/[&<>\r]/g, (c) => ESCAPES[c] ?? c)
    .replace(LONE_SURROGATE, '?')
    .replace(NOT_IN_XML, (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`);

export const element = (name: string, inner: string, attributes = ''): string =>
  inner === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${inner}</${name}>`;

export const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
export const XMLNS = ` xmlns="${NAMESPACE}"`;
export const SCHEMAS =
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
