const BYTES = 16;

/** Idempotency key: 128 random bits as hex. (`crypto.randomUUID` is missing on a plain-http campus address.) */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
