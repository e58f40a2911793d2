// What the core needs from the system. Types only.
import type { Routes } from '../casjobs/route.ts';
import type { CasJobsService, ServiceOptions } from '../casjobs/service.ts';
import type { Runtime } from './runtime.ts';
import type { DesktopView, Snapshot } from './view-model/snapshot.ts';
import type { Autostart } from '../autostart/autostart-state.ts';
import type { EntryFailure, Vault } from '../vault/vault.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import type { CertificateVariables } from '../network/network.ts';
import type { AskSystem } from '../network/proxies.ts';
import type { Importing } from './commands/import-commands.ts';
import type { EventSubscriber } from '../watch/app-events.ts';
import type { Notify } from '../notifications/event-notifications.ts';
import type { Releases } from '../updates/update-check.ts';
import type { LookUp } from '../network/host-lookup.ts';
import type { Confirming } from './app-lock.ts';
import type { PracticeRun } from './practice-session.ts';
import type { ProgramRunner } from '../hook/program-run.ts';

/** A question in a dialog of the system. */
export interface ConfirmQuestion {
  readonly message: SafeText;
  readonly detail: SafeText;
  /** The button that does nothing; it is the default. */
  readonly safe: SafeText;
  readonly sure: SafeText;
}

export interface Platform {
  /** Where the files of the app lie. */
  readonly folder: string;
  readonly version: string;
  /** Null where it runs without Electron. */
  readonly runtime: Runtime | null;
  readonly keychain: Vault;
  readonly memory: Vault;
  /** `routes` says at each call which way it goes. */
  readonly createService: (options: ServiceOptions, routes: Routes) => CasJobsService;
  readonly startPractice: () => Promise<PracticeRun>;
  /** Whether the user can see the jobs. */
  readonly isSeen: () => boolean;
  /** Called after changes, at most once a turn of the event loop. */
  readonly draw: (snapshot: Snapshot) => void;
  readonly notify: Notify;
  readonly login: Autostart;
  /** Opens the page of the system on which its person allows start at login. */
  readonly openLoginPage: () => Promise<void>;
  /** Rejects where the system's clipboard does not take it. */
  readonly copyText: (text: string) => Promise<void>;
  /** Lets the user choose a file and writes the text there; false if they dismiss the dialog. Rejects as the disk does. */
  readonly saveText: (name: SafeText, text: string) => Promise<boolean>;
  /** Resolves to whether the person wants it. */
  readonly askBack: (question: ConfirmQuestion) => Promise<boolean>;
  /** Opens an address in the person's browser. */
  readonly openUrl: (url: string) => Promise<void>;
  /** Told each event of jobs and accounts, after all others. */
  readonly subscriber?: EventSubscriber;
  /** What the desktop offers now; when that changes, call `desktopChanged`. */
  readonly desktop: () => DesktopView;
  /** Ends the app, in a later turn. */
  readonly quit: () => void;
  /** Runs the user's program after an outcome; null: not here, so those outcomes are kept for the app's next start. */
  readonly programs: ProgramRunner | null;
  readonly importing: Importing;
  readonly network: {
    /** What Chromium says of the system's proxies for a URL. */
    readonly askSystem: AskSystem;
    readonly variables: CertificateVariables;
    /** Lets the user choose a file of certificates; null if they dismiss the dialog. */
    readonly pickCertificates: () => Promise<string | null>;
  };
  /** Null where nobody looks for new versions. */
  readonly releases: Releases | null;
  /** Whether a host has an address. */
  readonly lookUp: LookUp;
  /** How the system confirms who sits there, for the lock of the accounts. */
  readonly confirming: Confirming;
  /** What is wrong with an entry of the keychain; for the log. */
  readonly noteEntry?: (code: EntryFailure) => void;
  /** A password was typed, or is no longer held: what is left of it in memory is garbage. */
  readonly secretDropped?: () => void;
  /** A bug of this app has shown itself. */
  readonly onUnexpected: (error: unknown) => void;
}
