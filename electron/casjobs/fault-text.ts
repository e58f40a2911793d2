// Takes the wrapping of ASP.NET off an error text, and the few useful words out of a web page. Pure.

/** What every ASMX fault says first. */
const BOILERPLATE = /^Server was unable to process request\.?$/i;
/** `System.Data.SqlClient.SqlException (0x80131904): ` and its like. */
const TYPE_NAME = /^(?:[A-Za-z_]\w*\.)+[A-Za-z_]\w*(?: ?\(0x[0-9A-F]+\))?: */;
/** `soap:Receiver: undefined: `, as `soap` puts a SOAP 1.2 code before the text. */
const FAULT_CODE =
  /^\s*(?:[\w-]+:)?(?:Server|Client|Receiver|Sender|VersionMismatch|MustUnderstand): *(?:undefined: *)?/;
const STACK_LINE = /^[ \t]*(?:at [\w.`<>[\]+]+\(.*|---.*---[ \t]*)$/;
/** The same, where line breaks were lost on the way. */
const STACK_INLINE =
  /(?<! ) +at [\w.`<>[\]+]+\([^()]*\)(?: in \S+:line \d+)?|(?<! ) *--- End of [\w ]+ ---/g;

/**
 * The reason for a person first, then what else the service said, a line each; no stack trace.
 * The first `System.Exception` of the chain is what CasJobs itself wrote; without one it is the innermost.
 */
export const reasonOf = (text: string): string => reasonIn(entities(text));

/** The same, of a text whose escapes are undone. */
export const reasonIn = (text: string): string => {
  const links = withoutStack(text.replace(FAULT_CODE, ''))
    .split(/-{2,3}>/)
    .map((link) => link.trim());
  const said = links.filter((link) => !BOILERPLATE.test(bare(link)) && bare(link) !== '');
  const main = said.find((link) => link.startsWith('System.Exception:')) ?? said.at(-1);
  // Where there is nothing but boilerplate, that is what it said.
  if (main === undefined) return bare(links.join(' ')).trim();
  return [main, ...said.filter((link) => link !== main)].map(bare).join('\n');
};

const bare = (link: string): string => {
  const shorter = link.replace(TYPE_NAME, '');
  return shorter === link ? link : bare(shorter);
};

/** The error text without the names of functions, which may hold words of other errors. */
export const withoutStack = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => !STACK_LINE.test(line))
    .join('\n')
    .replace(STACK_INLINE, '');

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/** Undoes XML's escapes, once. */
export const entities = (text: string): string =>
  text.replace(
    /&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (all, name, dec, hex) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? all;
      const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );

/** So much of a page is read for its name: what stands further down is no title. */
const HEAD_OF_PAGE = 100_000;

/** A web page in one line: its title or heading, and the number that its operators ask for. */
export const pageSummary = (page: string): string => {
  const html = page.slice(0, HEAD_OF_PAGE);
  const name = /<title[^<>]*>([^<]{1,200})</i.exec(html) ?? /<h\d[^<>]*>([^<]{1,200})</i.exec(html);
  const title = entities(name?.[1] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '');
  const number = /\b(incident|request) ID(?: is)?: *([\w-]{4,64})/i.exec(html);
  const named = title === '' ? 'A web page came' : `A web page came: ${title}`;
  return number === null
    ? `${named}.`
    : `${named} (${String(number[1]).toLowerCase()} ID ${String(number[2])}).`;
};
