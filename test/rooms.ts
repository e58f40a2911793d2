// The table of the rooms: who may import whom. What holds is checked in rooms.test.ts.

export interface Rule {
  readonly files: RegExp;
  /** What its values may come from, besides nothing. */
  readonly values?: readonly RegExp[];
  /** What only its types may come from. */
  readonly types?: readonly RegExp[];
}

const room = (name: string): RegExp => new RegExp(`^electron/${name}/`);
const file = (name: string): RegExp => new RegExp(`^electron/${name}\\.ts$`);
const node = /^node:/;
const electron = /^electron$/;
const valibot = /^valibot$/;
const svelte = /^svelte(\/|$)/;
const widgets = /^(bits-ui|@lucide\/svelte\/icons\/[a-z0-9-]+)$/;
const virtual = /^@tanstack\/virtual-core$/;
const sql = /^(@codemirror\/lang-sql|@lezer\/highlight|sql-formatter)$/;

const casjobsFace = file(
  'casjobs/(job|service|errors|endpoint|presets|route|typed-ids|typed-text)',
);
const vaultFace = file('vault/vault');
const shared = file('(snapshot|outcome|runtime)');
const settings = file('settings/settings');
const disk = file('disk/(fault|json-file|lay-over|lenient|line-per-entry)');
/** Whoever speaks to a person takes the texts from here. */
const words = file('words/(bindings|say|locale|lengths|lists|one-line|statuses|troubles)');
const wholeFile = file('disk/whole-file');
const ofThread = file('(garbage|casjobs/soap-service)');
const safeText = file('words/one-line');
/** What the house connects: every room's face but those that it is handed as functions. */
const faces = [
  file('activity/(activity|activity-file|activity-text|flow)'),
  file('accounts/(accounts|form|host|records|secret|secrets|trouble|twins)'),
  file('imports/(environment|found|imports)'),
  file('network/(certificate-file|network|proxy-address|proxy-logins|proxy-resolver)'),
  file('notices/(notices|words)'),
  file('settings/settings-store'),
  file('watch/[a-z-]+'),
];

/** The first rule that fits a file is its rule. */
export const rules: readonly Rule[] = [
  // What is said, in one file a language. A language knows nothing, and nobody reads it but `say`.
  { files: file('words/(english|locale|one-line)') },
  {
    files: file('words/say'),
    values: [file('words/(english|locale|one-line)'), /^intl-messageformat$/],
    types: [/^@schummar\/icu-type-parser$/],
  },
  {
    files: room('words'),
    values: [file('words/(say|one-line)')],
    types: [casjobsFace, file('outcome')],
  },
  // Leaves: nothing points out of them, and one file each opens the door to the world.
  { files: file('casjobs/soap-service'), values: [room('casjobs'), node, /^soap$/] },
  { files: file('casjobs/plain-xml'), values: [room('casjobs'), /^sax$/] },
  { files: file('casjobs/proxy-tunnel'), values: [room('casjobs'), node, /^socks$/] },
  { files: room('casjobs'), values: [room('casjobs'), node] },
  {
    files: file('vault/keytar-vault'),
    values: [room('vault'), file('lines'), node, /^keytar$/],
  },
  { files: room('vault'), values: [room('vault'), node] },
  { files: room('disk'), values: [room('disk'), node, valibot] },
  {
    files: room('practice'),
    values: [room('practice'), node, file('casjobs/job'), /^electron\/casjobs\/jobs\.wsdl\?raw$/],
  },
  // The rooms between: they know the faces of the leaves.
  {
    files: room('accounts'),
    values: [
      room('accounts'),
      disk,
      casjobsFace,
      vaultFace,
      file('(outcome|lines|expiry)'),
      words,
      node,
      valibot,
    ],
  },
  {
    files: file('watch/watch-file'),
    values: [room('watch'), disk, casjobsFace, valibot],
    types: [shared],
  },
  {
    files: room('watch'),
    values: [room('watch'), casjobsFace, file('outcome'), valibot],
    types: [room('accounts'), shared],
  },
  {
    files: room('activity'),
    values: [room('activity'), disk, valibot],
    types: [shared, safeText],
  },
  {
    files: room('settings'),
    values: [room('settings'), disk, words, node, valibot],
    types: [shared],
  },
  { files: file('session/session-bus'), values: [/^dbus-next$/], types: [/^node:events$/] },
  { files: file('session/kwallet-config'), values: [node] },
  { files: room('session'), values: [room('session')], types: [safeText] },
  { files: room('shortcut'), values: [room('shortcut'), casjobsFace], types: [shared] },
  { files: room('login'), values: [room('login'), wholeFile, words, node] },
  {
    files: room('network'),
    values: [room('network'), disk, casjobsFace, vaultFace, words, node, valibot],
    types: [settings],
  },
  // The line to the thread in which the service is talked to: only the thread's own file takes the client.
  { files: file('talk/thread'), values: [room('talk'), ofThread, node] },
  {
    files: room('talk'),
    values: [room('talk'), casjobsFace, node],
    types: [file('casjobs/soap-service')],
  },
  // What lies in plain text elsewhere, until its person says yes.
  { files: file('imports/preview'), types: [file('imports/found')] },
  { files: file('imports/properties'), values: [/^dot-properties$/, file('disk/text')] },
  { files: file('imports/(found|config|environment)'), values: [room('imports'), casjobsFace] },
  { files: file('imports/config-file'), values: [room('imports'), node] },
  {
    files: room('imports'),
    values: [room('imports'), file('(outcome|expiry)'), words, node],
    types: [file('accounts/form')],
  },
  // The house: knows all rooms that need no Electron, and builds none that it can be handed.
  {
    files: room('house'),
    values: [
      room('house'),
      ...faces,
      file('disk/(backup|fault|lay-over|text)'),
      casjobsFace,
      vaultFace,
      settings,
      file('(outcome|lines|expiry)'),
      words,
      node,
    ],
    types: [shared, disk, file('ipc/contract'), file('login/(login-state|start-at-login)')],
  },
  // The surfaces: they draw what they are handed.
  {
    files: room('notices'),
    values: [room('notices'), words],
    types: [casjobsFace, room('watch'), shared, settings, file('session/notification-service')],
  },
  { files: file('tray/tray'), values: [electron, room('tray'), node], types: [shared, safeText] },
  { files: room('tray'), values: [room('tray'), words], types: [electron, shared] },
  {
    files: file('window/(address|bounds|bounds-file|policy)'),
    values: [file('window/bounds'), wholeFile, file('disk/(lay-over|text)'), node, valibot],
  },
  { files: file('window/(dock|menu-template|zoom)'), types: [electron, safeText] },
  {
    files: room('window'),
    values: [electron, room('window'), node],
    types: [file('log'), safeText],
  },
  // The door between main and renderer.
  {
    files: file('ipc/contract'),
    types: [file('accounts/form'), file('imports/preview'), shared, settings],
  },
  { files: file('ipc/bridge'), values: [file('ipc/contract')] },
  { files: file('ipc/main-door'), values: [electron, room('ipc'), file('log')], types: [shared] },
  {
    files: room('ipc'),
    values: [room('ipc'), valibot, settings, file('(outcome|log)'), words],
    types: [shared],
  },
  { files: file('preload'), values: [electron, file('ipc/bridge')] },
  // What belongs to no room.
  { files: file('outcome'), types: [casjobsFace, vaultFace] },
  { files: file('snapshot'), values: [file('casjobs/job')], types: [room('[a-z]+'), shared] },
  { files: file('(log|garbage)'), values: [node, file('disk/own-folder')] },
  { files: file('(lines|expiry|runtime)') },
  { files: file('(raw|sax)\\.d') },
  {
    files: room('app'),
    values: [
      electron,
      room('app'),
      file('tray/(badge|cancel-all)'),
      file('session/(desktop|no-tray|notification-service|screen-lock|session-bus)'),
      file('(outcome|disk/writable|session/(hour-cycle|system-pages|wayland))'),
      file('notices/(linux-presenter|notices|notifier|system-presenter)'),
      file('casjobs/presets'),
      file('window/(menu|no-background-network|page)'),
      file('shortcut/(copied-job-id|shortcut)'),
      file('login/start-at-login'),
      file('practice/worker-client'),
      file('log'),
      words,
      node,
    ],
    types: [
      room('house'),
      file('accounts/host'),
      vaultFace,
      file('tray/tray-menu'),
      file('window/window'),
      file('ipc/contract'),
      file('(disk/fault|login/login-state|notices/(notices|notifier))'),
      shared,
    ],
  },
  // All rooms, but for the client: it would read its answers here.
  { files: file('main'), values: [/^electron(\/(?!casjobs\/soap-service)|$)/, node] },
  // Only one file of the window takes what it loads late.
  { files: /^renderer\/state\/sql\.ts$/, values: [sql] },
  {
    files: /^renderer\/timeline\/(axis|paint-slots)\.ts$/,
    values: [/^renderer\//, /^d3-(scale|shape)$/, words],
  },
  {
    files: /^renderer\//,
    values: [/^renderer\//, svelte, widgets, virtual, words],
    types: [file('ipc/contract'), shared, settings, file('watch/outcomes')],
  },
];
