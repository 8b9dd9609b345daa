import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '#lib/env.ts'

/** Small secrets at rest: AES-256-GCM under a key of ENCRYPTION_KEY. Layout: iv (12), tag (16), text. */

/** Only who names the same `owner` can open it: a sealed value moved to another row stays shut. */
export function seal(text: string, owner: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys()[0], iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]))
}

/** Throws when it was sealed under a key that this process was not given or for another owner, or was changed. */
export function unseal(sealed: Uint8Array, owner: string): string {
  const [present, ...older] = keys()
  for (const one of older)
    try {
      return decrypt(sealed, owner, one)
    } catch {
      // under another one
    }
  return decrypt(sealed, owner, present)
}

/** The same under the present key; undefined when it lies under it already. Throws as unseal does. */
export function reseal(sealed: Uint8Array, owner: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    decrypt(sealed, owner, keys()[0])
    return undefined
  } catch {
    return seal(unseal(sealed, owner), owner)
  }
}

function decrypt(sealed: Uint8Array, owner: string, key: Buffer): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** ENCRYPTION_KEY's, which seals, then those of ENCRYPTION_KEY_OLD, which only open. */
function keys(): [Buffer, ...Buffer[]] {
  const { ENCRYPTION_KEY, ENCRYPTION_KEY_OLD = [] } = env()
  if (!ENCRYPTION_KEY)
    throw new Error('ENCRYPTION_KEY is not set: start the app with npm start, or set it.')
  return [derived(ENCRYPTION_KEY), ...ENCRYPTION_KEY_OLD.map(derived)]
}

function derived(encryptionKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', encryptionKey, '', 'firstframe second factor', 32))
}
