import { isSecret } from './signature.ts';

/** Secrets 密钥 of one direction from the environment: one, or two separated by a comma while it is being changed. */
export function secretsOf(env: NodeJS.ProcessEnv, name: string): readonly string[] {
  const secrets = (env[name] ?? '').split(',').map((text) => text.trim());
  if (secrets.every(isSecret)) return secrets;
  throw new Error(`${name} must be whsec_ and base64 of 24 to 64 bytes`);
}
