// Import directions: which files may import what, as a table. Checked in import-rules.test.ts.

export interface Rule {
  readonly files: RegExp;
  /** What its values may come from, besides nothing. */
  readonly values?: readonly RegExp[];
  /** What only its types may come from. */
  readonly types?: readonly RegExp[];
}

const folder = (name: string): RegExp => new RegExp(`^electron/${name}/`);
const file = (name: string): RegExp => new RegExp(`^electron/${name}\\.ts$`);
const node = /^node:/;
const electron = /^electron$/;
const valibot = /^valibot$/;
const svelte = /^svelte(\/|$)/;
const widgets = /^(bits-ui|@lucide\/svelte\/icons\/[a-z0-9-]+)$/;
const virtual = /^@tanstack\/virtual-core$/;
const sql = /^(@codemirror\/lang-sql|@lezer\/highlight|sql-formatter)$/;

const casjobsApi = file(
  'casjobs/(job|service|errors|endpoint|service-presets|route|parse-job-ids|normalize-input)',
);
/** What each kind of service may use: how calls are sent, checked and told about. */
const sharedByKinds =
  /^electron\/casjobs\/(?!soap|binding|operations|http-post|flat-xml|service-kinds)[^/]+$/;
const vaultApi = file('vault/vault');
/** The types that every surface reads. */
const shared = file('(core/view-model/snapshot|result|core/runtime)');
const settings = file('settings/settings');
const storage = file('storage/(disk-access|json-file|other-versions)');
/** Every text that a person reads comes from here. */
const texts = file('i18n/(translate|locale|safe-text|value-texts)');
const atomicFile = file('storage/atomic-file');
const ofWorker = file('(freed-memory|casjobs/service-kinds)');
const safeText = file('i18n/safe-text');
/** Files of platform/ that import no Electron. */
const withoutElectron =
  'platform/(desktop-features|program-watch|notification-service|screen-lock|system-facts)';
/** What the core composes: the API of each module, but for what it is handed as functions. */
const composed = [
  file('activity/[a-z-]+'),
  file(
    'accounts/(account-client|account-service|account-form|account-store|stored-secret|credential-store|to-result|duplicate-account)',
  ),
  file('account-import/(environment|found-account|account-imports)'),
  file('network/[a-z-]+'),
  file('notifications/(notifications|outcome-texts|event-notifications)'),
  file('(settings/settings-store|updates/(update-check|updates-file))'),
  file('hook/[a-z-]+'),
  file('watch/[a-z-]+'),
];

/** The first rule that fits a file is its rule. */
export const rules: readonly Rule[] = [
  // The texts, one file for each language, named by its code. Only `t` reads them.
  { files: file('i18n/(locale|safe-text)') },
  { files: file('i18n/[a-z]{2}'), types: [file('i18n/translate')] },
  {
    files: file('i18n/translate'),
    values: [file('i18n/([a-z]{2}|locale|safe-text)'), /^intl-messageformat$/],
    types: [/^@schummar\/icu-type-parser$/],
  },
  {
    files: folder('i18n'),
    values: [file('i18n/(translate|safe-text)')],
    types: [casjobsApi, file('result')],
  },
  // Leaves: nothing points out of them, and one file each opens the door to the world.
  { files: file('casjobs/soap-service'), values: [/^electron\/casjobs\/[^/]+$/, node, /^soap$/] },
  // A kind of service: only service-kinds.ts uses it, and it uses what the others share.
  { files: file('casjobs/rest/read-json'), values: [/^json-custom-numbers$/] },
  { files: folder('casjobs/rest'), values: [folder('casjobs/rest'), sharedByKinds, node] },
  { files: file('casjobs/service-kinds'), values: [folder('casjobs')] },
  { files: file('casjobs/flat-xml'), values: [folder('casjobs'), /^sax$/] },
  { files: file('casjobs/proxy-tunnel'), values: [folder('casjobs'), node, /^socks$/] },
  // Without Node, because types that the page imports lead to these.
  { files: casjobsApi, values: [casjobsApi] },
  { files: settings, values: [valibot] },
  // Not a kind's own folder.
  { files: folder('casjobs'), values: [/^electron\/casjobs\/[^/]+$/, node] },
  {
    files: file('vault/keytar-vault'),
    values: [folder('vault'), file('keyed-mutex'), node, /^keytar$/],
  },
  { files: folder('vault'), values: [folder('vault'), node] },
  { files: folder('storage'), values: [folder('storage'), node, valibot] },
  {
    files: folder('practice'),
    values: [folder('practice'), node, file('casjobs/job')],
  },
  // The modules between: they know the API of the leaves.
  {
    files: folder('accounts'),
    values: [
      folder('accounts'),
      storage,
      casjobsApi,
      vaultApi,
      file('(result|keyed-mutex|expiry|network/host-lookup)'),
      texts,
      node,
      valibot,
    ],
  },
  {
    files: file('watch/watch-persistence'),
    values: [folder('watch'), storage, casjobsApi, valibot],
    types: [shared],
  },
  {
    files: folder('watch'),
    values: [folder('watch'), casjobsApi, file('(result|slices)'), valibot],
    types: [folder('accounts'), shared],
  },
  {
    files: file('activity/(account-activity|activity-recorder)'),
    values: [folder('activity'), texts, file('(notifications/outcome-texts|hook/program-texts)')],
    types: [shared, casjobsApi, folder('(accounts|watch|hook)')],
  },
  {
    files: folder('activity'),
    values: [folder('activity'), storage, valibot],
    types: [shared, safeText],
  },
  {
    files: folder('hook'),
    values: [folder('hook'), settings, file('result'), texts, node],
    types: [casjobsApi, folder('watch')],
  },
  {
    files: folder('settings'),
    values: [folder('settings'), storage, texts, node, valibot],
    types: [shared],
  },
  // What a desktop is asked over D-Bus. No Electron, so that plain Node can test it.
  { files: file('platform/secret-service'), values: [file('platform/session-bus'), node] },
  {
    files: file(withoutElectron),
    values: [file(withoutElectron), file('platform/session-bus'), node],
    types: [safeText],
  },
  {
    files: file(
      'platform/(launch-requests|log-facts|network-monitor|program-runner|shutdown|window-requests)',
    ),
    values: [file('(log|result|hook/program-(input|run))'), node],
    types: [shared, file('(autostart/autostart-state|ipc/contract|window/app-window)')],
  },
  {
    files: file('platform/tray-hints'),
    values: [file('notifications/notifications')],
    types: [file(withoutElectron), file('core/core')],
  },
  { files: file('platform/session-bus'), values: [/^dbus-next$/], types: [/^node:events$/] },
  { files: folder('shortcut'), values: [folder('shortcut'), casjobsApi], types: [shared] },
  { files: folder('autostart'), values: [folder('autostart'), atomicFile, texts, node] },
  {
    files: folder('network'),
    values: [folder('network'), storage, casjobsApi, vaultApi, texts, node, valibot],
    types: [settings],
  },
  // Asks for the newest release by the way that the calls to services take.
  { files: file('updates/request-release'), values: [folder('updates'), folder('casjobs')] },
  {
    files: folder('updates'),
    values: [folder('updates'), storage, casjobsApi, node, valibot],
    types: [shared],
  },
  // The line to the thread in which the service is talked to: only the thread's own file takes the client.
  { files: file('casjobs-worker/worker'), values: [folder('casjobs-worker'), ofWorker, node] },
  {
    files: folder('casjobs-worker'),
    values: [folder('casjobs-worker'), casjobsApi, file('slices'), node],
    types: [file('casjobs/soap-service')],
  },
  // Accounts found in files and variables, until the user confirms them.
  {
    files: file('account-import/properties-file'),
    values: [/^dot-properties$/, file('storage/decode-text')],
  },
  {
    files: file('account-import/(found-account|environment)'),
    values: [folder('account-import'), casjobsApi],
  },
  {
    files: file('account-import/casjobs-config'),
    values: [folder('account-import'), casjobsApi, node],
  },
  {
    files: folder('account-import'),
    values: [folder('account-import'), file('(result|expiry)'), texts, node],
    types: [file('accounts/account-form')],
  },
  {
    files: file('core/view-model/snapshot'),
    values: [file('casjobs/job')],
    types: [folder('[a-z0-9-]+'), shared],
  },
  { files: file('(core/runtime|keyed-mutex|expiry|slices|modules\\.d)') },
  // The core: composes all modules that need no Electron; what it can be handed it does not build.
  {
    files: folder('core'),
    values: [
      folder('core'),
      ...composed,
      file('storage/(backup|disk-access|other-versions|decode-text)'),
      casjobsApi,
      vaultApi,
      settings,
      file('(result|keyed-mutex|expiry|slices)'),
      texts,
      node,
    ],
    types: [shared, storage, file('ipc/contract'), file('autostart/(autostart-state|autostart)')],
  },
  // The surfaces: they draw what they get.
  {
    files: folder('notifications'),
    values: [folder('notifications'), texts],
    types: [casjobsApi, folder('watch'), shared, settings, file('platform/notification-service')],
  },
  { files: file('tray/tray'), values: [electron, folder('tray'), node], types: [shared, safeText] },
  { files: folder('tray'), values: [folder('tray'), texts], types: [electron, shared] },
  {
    files: file('window/bounds'),
    values: [atomicFile, file('storage/(other-versions|decode-text)'), node, valibot],
    types: [electron, file('log')],
  },
  { files: file('window/page-address'), values: [node] },
  { files: file('window/restrictions'), types: [electron, file('window/page-address')] },
  { files: file('window/(dock|menu-template|zoom)'), types: [electron, safeText] },
  {
    files: folder('window'),
    values: [electron, folder('window'), node],
    types: [file('log'), safeText],
  },
  // The door between main and renderer.
  {
    files: file('ipc/contract'),
    types: [file('accounts/account-form'), file('account-import/found-account'), shared, settings],
  },
  { files: file('ipc/page-client'), values: [file('ipc/contract')] },
  {
    files: file('ipc/register-handlers'),
    values: [electron, folder('ipc'), file('log')],
    types: [shared],
  },
  {
    files: folder('ipc'),
    values: [folder('ipc'), valibot, settings, file('(result|log|slices)'), texts],
    types: [shared],
  },
  { files: file('preload'), values: [electron, file('ipc/page-client')] },
  // What belongs to no folder of its own.
  { files: file('result'), types: [casjobsApi, vaultApi] },
  { files: file('(log|freed-memory|file-argument)'), values: [node, file('storage/disk-access')] },
  { files: file('(keyed-mutex|expiry|slices)') },
  { files: file('modules\\.d') },
  {
    files: folder('platform'),
    values: [
      electron,
      folder('platform'),
      file('tray/(badge|cancel-all)'),
      file('(result|storage/disk-access)'),
      file('notifications/(electron-presenter|notifications|notifier)'),
      file('casjobs/service-presets'),
      file('window/(build-window|menu|restrictions)'),
      file('shortcut/shortcut'),
      file('autostart/(autostart|xdg-autostart)'),
      file('(log|file-argument)'),
      texts,
      node,
    ],
    types: [
      folder('core'),
      file('network/host-lookup'),
      vaultApi,
      file('tray/tray-menu'),
      file('window/app-window'),
      file('ipc/contract'),
      file('autostart/autostart-state'),
      shared,
    ],
  },
  // Commands of a terminal: one end of the socket in the app, the other in the command's process.
  {
    files: file('cli/own-core'),
    values: [
      folder('cli'),
      file('casjobs-worker/(client|start-worker)'),
      file('core/core'),
      file('network/environment-proxy'),
      file('platform/secret-service'),
      file('practice/start-practice-worker'),
      file('vault/(keytar-vault|vault)'),
      node,
    ],
    types: [folder('core'), file('autostart/autostart-state'), file('accounts/account-form')],
  },
  {
    files: file('cli/run-command'),
    values: [folder('cli'), file('account-import/environment'), storage, texts, node],
  },
  {
    files: folder('cli'),
    values: [
      folder('cli'),
      casjobsApi,
      file('(watch/outcomes|core/view-model/newest-first|file-argument)'),
      file('notifications/outcome-texts'),
      texts,
      node,
      valibot,
    ],
    types: [folder('(core|watch)'), shared],
  },
  {
    files: file('entry'),
    values: [electron, file('(main|cli/(read-arguments|run-command)|platform/app-paths)')],
  },
  // Everything, but for the SOAP client: its answers would be read in the main thread.
  {
    files: file('main'),
    values: [/^electron(\/(?!casjobs\/(soap-service|service-kinds|rest))|$)/, node],
  },
  // Only one file of the window takes what it loads late.
  { files: /^renderer\/state\/sql\.ts$/, values: [sql] },
  {
    files: /^renderer\/timeline\/(axis|paint-slots)\.ts$/,
    values: [/^renderer\//, /^d3-(scale|shape)$/, texts],
  },
  {
    files: /^renderer\//,
    values: [
      /^renderer\//,
      svelte,
      widgets,
      virtual,
      texts,
      file('(slices|core/view-model/newest-first)'),
    ],
    types: [file('ipc/contract'), shared, settings, file('watch/outcomes')],
  },
];
