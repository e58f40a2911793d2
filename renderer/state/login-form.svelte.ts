// The values of the login fields.

export class LoginForm {
  signInBy = $state<'wsId' | 'userName'>('wsId');
  wsId = $state('');
  userName = $state('');
  password = $state('');

  reset(): void {
    this.signInBy = 'wsId';
    this.wsId = '';
    this.userName = '';
    this.password = '';
  }

  /** The WSID or the user name, by `signInBy`. */
  get who(): string {
    return this.signInBy === 'wsId' ? this.wsId : this.userName;
  }
}
