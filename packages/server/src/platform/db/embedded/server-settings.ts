/** Choices 选项 for one start. Only tests and the benchmark's unsafe comparison may change durability. */
export interface EmbeddedOptions {
  /** `false` loses data on a power cut: for throw-away test clusters only. Default true. */
  readonly fsync?: boolean;
  /** Default 80: three processes with their pools, plus migrations and tools. */
  readonly maxConnections?: number;
}

/** Command line settings 服务器参数; on the command line so that an edited postgresql.conf cannot weaken them. */
export function serverSettings(socketFolder: string, options: EmbeddedOptions): readonly string[] {
  const settings: Readonly<Record<string, string | number>> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: options.maxConnections ?? 80,
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    fsync: options.fsync === false ? 'off' : 'on',
    synchronous_commit: options.fsync === false ? 'off' : 'on',
    full_page_writes: options.fsync === false ? 'off' : 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Statements and DETAIL lines carry names and form data; the log must not.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
