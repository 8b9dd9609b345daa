/** A text as PostgreSQL takes it: no half of a surrogate pair, which JSON cannot hold there, and no U+0000. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}
