// What the page may know of an import. Types only; holds no password, nor how long one is.
import type { PasswordEdges } from './found-account.ts';

export interface FindingView {
  readonly signInBy: 'wsId' | 'userName';
  /** The user name, or the last two digits of the WSID. */
  readonly who: string;
  /** What stands around the password, and may be a part of it. */
  readonly edges: PasswordEdges;
  /** Null: the person has to name the service. */
  readonly place: FindingPlace | null;
}

export interface FindingPlace {
  /** A preset's id, or `other`. */
  readonly service: string;
  readonly host: string;
  /** The source says http; https is used. */
  readonly isUpgraded: boolean;
  /** The old address that the source names. */
  readonly movedFrom: string | null;
}

export interface ImportPreview {
  readonly importId: string;
  readonly source: 'file' | 'environment';
  /** The file's path, or the names of the variables. */
  readonly from: string;
  readonly findings: readonly FindingView[];
  /** The proxy that a file names, `host:port`; it is only offered. */
  readonly proxy?: string;
}

/** The yes to one of the findings. `service` and `url` count where it has no place of its own. */
export interface ImportWish {
  readonly importId: string;
  readonly finding: number;
  readonly service: string;
  readonly url: string;
  readonly accountName: string;
  /** Leave out what stands around the password. */
  readonly trimPassword?: boolean;
  readonly forThisRunOnly: boolean;
}

export interface Imported {
  readonly accountKey: string;
  /** What still holds the password in plain text; `offersLine`: its line can be deleted. */
  readonly left:
    | { readonly kind: 'file'; readonly path: string; readonly offersLine: boolean }
    | {
        readonly kind: 'variables';
        readonly names: readonly string[];
        readonly system: 'windows' | 'other';
      };
}
