// The values of the connect form.
import type { AccountForm } from '../../electron/ipc/contract.ts';
import type { Field } from '../../electron/result.ts';
import type { PresetView } from '../../electron/core/view-model/snapshot.ts';
import { LoginForm } from './login-form.svelte.ts';

/** The IDs of the two entries in the list of services that are not presets. */
export const PRACTICE = 'practice';
export const OTHER = 'other';

export class ConnectForm extends LoginForm {
  /** Null until the user chooses one. */
  #service = $state<string | null>(null);
  url = $state('');
  /** Null until the user edits the name, which follows the service until then. */
  ownName = $state<string | null>(null);
  forThisRunOnly = $state(false);
  readonly #presets: () => readonly PresetView[];

  /** @param presets read each time, since the form is older than the first snapshot */
  constructor(presets: () => readonly PresetView[]) {
    super();
    this.#presets = presets;
  }

  get service(): string {
    return this.#service ?? this.#presets()[0]?.id ?? OTHER;
  }

  set service(id: string) {
    this.#service = id;
  }

  get preset(): PresetView | undefined {
    return this.#presets().find((preset) => preset.id === this.service);
  }

  /** Whether the service knows no WSID. */
  get isUserNameOnly(): boolean {
    return this.preset?.signInBy === 'userName';
  }

  get accountName(): string {
    return this.ownName ?? this.preset?.accountName ?? '';
  }

  set accountName(name: string) {
    this.ownName = name;
  }

  override reset(): void {
    super.reset();
    this.#service = null;
    this.url = '';
    this.ownName = null;
    this.forThisRunOnly = false;
  }

  /** The form as it is sent to main. */
  written(): AccountForm {
    return {
      service: this.service,
      url: this.service === OTHER ? this.url : '',
      // Without one, main names the account as the form shows it.
      accountName: this.ownName ?? '',
      signInBy: this.isUserNameOnly ? 'userName' : this.signInBy,
      who: this.isUserNameOnly ? this.userName : this.who,
      password: this.password,
      forThisRunOnly: this.forThisRunOnly,
    };
  }

  /** Whether the form is unchanged since it was sent. Compares fields, since a text of all would copy the password. */
  isStill(sent: AccountForm): boolean {
    const now = this.written();
    return (Object.keys(now) as (keyof AccountForm)[]).every((field) => now[field] === sent[field]);
  }

  /** Whether the form currently shows this field, so that an error can be shown there. */
  shows(field: Field | undefined): boolean {
    if (field === undefined || field === 'jobIds') return false;
    if (field === 'url') return this.service === OTHER;
    return field === 'wsId' || field === 'userName' ? field === this.written().signInBy : true;
  }
}
