import 'server-only'
import { createHash, randomInt } from 'node:crypto'

/** No letter that can be taken for another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const howMany = 10

/** Ten codes of 79 bits each, such as `k3mz-8w2q-hn4r-vd7t`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () =>
    [4, 4, 4, 4].map((length) => Array.from({ length }, letter).join('')).join('-'),
  )
}

function letter(): string {
  return letters.charAt(randomInt(letters.length))
}

/** What the database knows it by: a plain hash will do, it cannot be guessed. However it was typed. */
export function recoverySha256(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHash('sha256').update(plain).digest('hex')
}
