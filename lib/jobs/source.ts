/** The take that a job was made from, and how: opened in the composer again, or made anew in 1080P. */
export type JobSource = { id: string; kind: SourceKind }

const sourceKinds = ['remix', 'promote'] as const
export type SourceKind = (typeof sourceKinds)[number]

export function isSourceKind(kind: string | null): kind is SourceKind {
  return sourceKinds.some((known) => known === kind)
}
