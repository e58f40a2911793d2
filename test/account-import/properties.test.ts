import { describe, expect, it } from 'vitest';
import { passwordIn } from '../../electron/account-import/casjobs-config.ts';
import { valueIn, withoutKey } from '../../electron/account-import/properties-file.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const without = (text: string): string =>
  Buffer.from(withoutKey(latin1(text), 'password')).toString('latin1');

describe('A value is read as Java reads it', () => {
  it.each([
    ['after an equals sign', 'password=geheim', 'geheim'],
    ['after a colon', 'password : geheim', 'geheim'],
    ['after a space', 'password   geheim', 'geheim'],
    ['after tabs and a form feed', '\t\fpassword\t=\fgeheim', 'geheim'],
    ['with signs of its own', 'password==a:b #c!d ', '=a:b #c!d '],
    ['with spaces at its end', 'password=geheim  \n', 'geheim  '],
    ['with escapes', String.raw`password=a\\b\=c\:\#\!\t\u00fc\u20AC\q`, 'a\\b=c:#!\tü€q'],
    ['in Latin-1', 'password=g\xe4h\xfcm\n', 'gähüm'],
    ['over two lines', 'password=ge\\\n   heim\nwsid=1', 'geheim'],
    ['over two lines with CRLF', 'password=ge\\\r\n\t heim\r\nwsid=1\r\n', 'geheim'],
    ['over two lines with CR', 'password=ge\\\r heim\rwsid=1\r', 'geheim'],
    ['behind a continued key', 'pass\\\r\n  word=geheim\r\n', 'geheim'],
    ['behind a continued separator', 'password\\\r\n  = geheim\r\n', 'geheim'],
    ['with two backslashes at its end', 'password=a\\\\\nwsid=1', 'a\\'],
    ['the last of two', 'password=old\npassword=geheim', 'geheim'],
    ['with a key in escapes', String.raw`p\u0061ssword=geheim`, 'geheim'],
    ['not out of a comment', '#password=no\n ! password=no\npassword=geheim', 'geheim'],
    ['after a comment that ends in a backslash', '# a \\\npassword=geheim', 'geheim'],
    ['empty', 'password\n', ''],
  ])('%s', (_how, text, value) => {
    expect(valueIn(latin1(text), 'password')).toBe(value);
  });

  it('and is not there under a key in other letters', () => {
    expect(valueIn(latin1('Password=geheim\npasswords=x'), 'password')).toBeUndefined();
    expect(passwordIn(latin1('wsid=1'))).toBe('');
  });
});

describe("Without the password's line every other byte is as it was", () => {
  const before = '# mine, with no end: \\\n\n  wsid = 47 \n';
  const after = '\n!\xa0\xff\x00\x1a\njobs_location=http\\://x.org/\\\n  a\n';
  it.each([
    ['LF', `${before}password=x\n${after}`, before + after],
    ['CRLF', 'wsid=1\r\npassword=x\r\n\r\nverbose=true\r\n', 'wsid=1\r\n\r\nverbose=true\r\n'],
    ['CR', 'wsid=1\rpassword=x\rverbose=true\r', 'wsid=1\rverbose=true\r'],
    ['mixed ends', 'a=1\r\npassword=x\nb=2\rc=3', 'a=1\r\nb=2\rc=3'],
    ['no end of line', 'wsid=1\npassword=x', 'wsid=1\n'],
    ['the password alone', 'password=x', ''],
    ['a continued line', 'a=1\npassword=x\\\n  y\\\n  z\nb=2\n', 'a=1\nb=2\n'],
    ['a continued line with CRLF', 'a=1\r\npass\\\r\n word=x\\\r\n y\r\nb=2', 'a=1\r\nb=2'],
    ['a continued line at the end', 'a=1\npassword=x\\', 'a=1\n'],
    ['an empty password', 'a=1\npassword=\nb=2\n', 'a=1\nb=2\n'],
    ['two of them', 'password=x\na=1\npassword : y\nb=2\n', 'a=1\nb=2\n'],
    ['Latin-1', 'a=\xe4\npassword=\xfc\nb=\xdf\n', 'a=\xe4\nb=\xdf\n'],
    ['none of it', before + after, before + after],
  ])('%s', (_what, text, left) => {
    expect(without(text)).toBe(left);
  });

  it('whatever the bytes of the other lines are', () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString('latin1');
    const comment = `#${all.replace(/[\r\n]/g, '')}\n`;
    expect(without(`${comment}password=x\n${comment}`)).toBe(comment + comment);
  });
});
