/** What can be changed of a server (`PUT` and `PATCH servers/{id}/`). */
export interface ServerSettings {
  readonly name: string;
  readonly hostname: string;
  readonly backupsEnabled: boolean;
}
