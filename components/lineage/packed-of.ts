import type { Composition } from '#lib/jobs/composition.ts'

/** A composition, with the take that it came from, as `/new?setup=` takes it; undefined when it is too long for that. */
export async function packedOf(
  { choice, ...rest }: Composition,
  sourceId: string | undefined,
): Promise<string | undefined> {
  const { pack } = await import('#lib/jobs/packed.ts')
  return pack({ ...rest, ...choice, sourceId: sourceId ?? null })
}
