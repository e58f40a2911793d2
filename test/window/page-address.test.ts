import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGE_URL, createAddresses, devUrlOf, fileOf } from '../../electron/window/page-address.ts';

const folder = path.resolve('/opt/app/out/renderer');
const DEV = 'http://localhost:5173';

describe('a file of the page', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['assets/index-B7x_a-9.js', 'text/javascript; charset=utf-8'],
    ['assets/index-C1.css', 'text/css; charset=utf-8'],
    ['assets/a.b.svg', 'image/svg+xml'],
  ])('%s is served with its content type', (name, contentType) => {
    const found = { file: path.join(folder, name), contentType };
    expect(fileOf(`app://casjobs-tray/${name}`, folder)).toEqual(found);
    expect(fileOf(`app://casjobs-tray/${name}?v=1#top`, folder)).toEqual(found);
  });

  it('is found for the page itself', () => {
    expect(fileOf(PAGE_URL, folder)?.file).toBe(path.join(folder, 'index.html'));
  });

  it.each([
    'app://casjobs-tray/../../etc/passwd',
    'app://casjobs-tray/../main/main.js',
    'app://casjobs-tray/%2e%2e%2fmain%2fmain.js',
    'app://casjobs-tray/%2e%2e/%2e%2e/etc/hosts.html',
    'app://casjobs-tray/..%5c..%5cmain.js',
    'app://casjobs-tray/..\\..\\main\\main.js',
    'app://casjobs-tray/assets\\..\\..\\main\\main.js',
    'app://casjobs-tray/assets/....//....//main.js',
    'app://casjobs-tray/C:/Windows/win.js',
    'app://casjobs-tray/\\\\server\\share\\a.js',
    'app://casjobs-tray//server/share/a.js',
    'app://casjobs-tray/index.html%00.js',
    'app://casjobs-tray/index.html\0.js',
    'app://casjobs-tray/index%2ehtml',
    'app://casjobs-tray/index.html::$DATA',
    'app://casjobs-tray/index.html/',
    'app://casjobs-tray/.hidden.js',
    'app://casjobs-tray/assets/.env.js',
    'app://casjobs-tray/',
    'app://casjobs-tray',
    'app://casjobs-tray/assets',
    'app://casjobs-tray/package.json',
    'app://casjobs-tray/index.HTML',
    'app://casjobs-tray/index.js.map',
    'app://casjobs-tray/jobs.wsdl',
    'app://other/index.html',
    'app://casjobs-tray.example.org/index.html',
    'app://casjobs-tray:80/index.html',
    'app://user@casjobs-tray/index.html',
    'app://casjobs-tray@example.org/index.html',
    'app:/casjobs-tray/index.html',
    'app:index.html',
    'file:///opt/app/out/renderer/index.html',
    'https://casjobs-tray/index.html',
    'index.html',
    '/etc/passwd',
    '',
  ])('is not found for %j', (address) => {
    expect(fileOf(address, folder)).toBeNull();
  });
});

describe('an address', () => {
  const app = createAddresses(null);
  const dev = createAddresses(DEV);

  it('of the page is recognized in the app and in development', () => {
    expect(app.pageUrl).toBe('app://casjobs-tray/index.html');
    expect(dev.pageUrl).toBe('http://localhost:5173/');
    for (const one of [app, dev]) {
      expect(one.isOurs(one.pageUrl)).toBe(true);
      expect(one.mayLoad(one.pageUrl)).toBe(true);
    }
  });

  const strange = [
    'https://example.org/',
    'http://127.0.0.1:8080/',
    'http://localhost:5174/',
    'https://localhost:5173/',
    'http://localhost:5173.example.org/',
    'http://localhost:5173@example.org/',
    'ws://localhost:5174/',
    'ws://example.org/',
    'wss://localhost:5173/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'chrome://gpu/',
    'chrome-extension://abc/x.html',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://casjobs-tray/1',
    'filesystem:app://casjobs-tray/x',
    'view-source:app://casjobs-tray/index.html',
    'about:blank',
    'app://other/index.html',
    'app://casjobs-tray.example.org/',
    'app://casjobs-tray:1/index.html',
    'app://user@casjobs-tray/index.html',
    'app://user:pw@casjobs-tray/index.html',
    'app:casjobs-tray/index.html',
    'casjobs-tray/index.html',
    '',
  ];

  it.each(strange)("%j is neither the page's nor loadable", (address) => {
    expect(app.isOurs(address) || app.mayLoad(address)).toBe(false);
    expect(dev.isOurs(address) || dev.mayLoad(address)).toBe(false);
  });

  it('of the development server is allowed in development only', () => {
    for (const address of ['http://localhost:5173/main.ts', 'ws://localhost:5173/?token=x']) {
      expect(dev.mayLoad(address)).toBe(true);
      expect(app.mayLoad(address)).toBe(false);
    }
    expect(dev.mayLoad('devtools://devtools/bundled/x.js')).toBe(true);
    expect(app.mayLoad('devtools://devtools/bundled/x.js')).toBe(false);
    expect(dev.isOurs('devtools://devtools/bundled/x.js')).toBe(false);
    expect(dev.isOurs('ws://localhost:5173/')).toBe(false);
  });

  it('of the packaged page is rejected in development', () => {
    expect(dev.isOurs(PAGE_URL)).toBe(false);
  });
});

describe('the address of a development server', () => {
  it.each(['http://localhost:5173', 'http://127.0.0.1:5173/', 'http://[::1]:5173'])(
    '%s is used in development and never by a packaged app',
    (given) => {
      expect(devUrlOf(given, false)).toBe(new URL(given).href);
      expect(devUrlOf(given, true)).toBeNull();
    },
  );

  it.each([undefined, '', 'x', 'https://localhost:1', 'http://example.org', 'file:///x.html'])(
    '%j is rejected',
    (given) => expect(devUrlOf(given, false)).toBeNull(),
  );
});
