// Writes XML the way ASP.NET does. Pure.
import { NAMESPACE } from './contract.ts';

// The characters that XML 1.0 allows, turned round.
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};

/** Text for within an element of XML or HTML, not for an attribute; what XML cannot carry becomes `?`. */
export const escape = (text: string): string =>
  text.replace(NOT_IN_XML, '?').replace(/[&<>\r]/g, (c) => ESCAPES[c] ?? c);

export const element = (name: string, inner: string, attributes = ''): string =>
  inner === '' ? `<${name}${attributes} />` : `<${name}${attributes}>${inner}</${name}>`;

export const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
export const XMLNS = ` xmlns="${NAMESPACE}"`;
export const SCHEMAS =
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
