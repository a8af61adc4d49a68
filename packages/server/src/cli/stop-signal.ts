const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves with the reason to stop 停止信号: a signal, or the supervisor that started this process is gone. Later signals
 * change nothing: stopping is under way and ends by itself.
 */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
    process.on('disconnect', () => resolve('its supervisor is gone'));
    // Listening must not keep a stopped process alive.
    process.channel?.unref();
  });
}
