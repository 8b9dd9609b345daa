import { type RefObject, useEffect } from 'react'
import { CopyLink } from '#components/lineage/copy-link.tsx'
import { packedOf } from '#components/lineage/packed-of.ts'
import type { Address, SetupStart } from '#components/lineage/use-setup.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { useHome } from '#components/shell/use-home.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { ProjectChoice } from '#lib/projects/view.ts'

const Difference = later(
  async () => (await import('#components/lineage/difference.tsx')).Difference,
  { Missing: MissingPart },
)

type Props = {
  now: Composition
  source: SetupStart['source']
  projects: ProjectChoice[]
  /** Learns where the composer can be opened as it is. */
  address: RefObject<Address | undefined>
}

/** Below the composer, before the button: what differs from the take it was opened from, and a link to all of it. */
export function SetupFoot({ now, source, projects, address }: Props) {
  const home = useHome()
  useEffect(() => {
    const path = async () => {
      const packed = await packedOf(now, source?.jobId)
      return packed && `${home}/new?setup=${packed}`
    }
    address.current = { path, isBlank: !now.prompt && !now.frameId }
  })
  return (
    <div className="mt-7 grid grid-cols-1 gap-4">
      {source && <Difference source={source} now={now} projects={projects} />}
      <CopyLink address={address} />
    </div>
  )
}
