// The ways in which a secret may be written: as the app sends it, and as a talkative server may repeat it.

const xml = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

/** All ways, by the names that the corpus calls them. */
export const sentForms = (secret: string): Readonly<Record<string, string>> => ({
  raw: secret,
  xml: xml(secret),
  'xml-twice': xml(xml(secret)),
  quoted: xml(secret).replace(/"/g, '&quot;').replace(/'/g, '&#39;'),
  // As the app writes it into an envelope.
  numeric: secret.replace(/[&<>"'\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`),
  url: encodeURIComponent(secret),
  form: new URLSearchParams({ p: secret }).toString().slice(2),
  json: JSON.stringify(secret).slice(1, -1),
  base64: Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  hex: Buffer.from(secret).toString('hex'),
  'utf-16': Buffer.from(secret, 'utf16le').toString('latin1'),
  'utf-16-base64': Buffer.from(secret, 'utf16le').toString('base64').replace(/=+$/, ''),
  'utf-16-hex': Buffer.from(secret, 'utf16le').toString('hex'),
});
