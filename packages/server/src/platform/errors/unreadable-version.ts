/**
 * A stored version of a service 事项版本 that this build cannot read. The hall goes on without it; whatever needs it
 * answers `VERSION_UNREADABLE`.
 */
export class UnreadableVersion extends Error {
  override readonly name = 'UnreadableVersion';
  readonly service: string;
  readonly version: number;
  readonly reason: string;

  constructor(service: string, version: number, reason: string) {
    super(`version ${version} of service ${service} cannot be read: ${reason}`);
    this.service = service;
    this.version = version;
    this.reason = reason;
  }
}
