'use client'

import { usePathname, useRouter } from 'next/navigation'
import { carriedPicture } from '#components/shell/carried-picture.ts'
import { useHome } from '#components/shell/use-home.ts'
import { usePictureDrop } from '#components/shell/use-picture-drop.ts'

/** A picture dropped or pasted on any page opens the composer with it. The composer takes its own. */
export function DropAnywhere({ text }: { text: string }) {
  const router = useRouter()
  const home = useHome()
  const elsewhere = usePathname() !== `${home}/new`
  const over = usePictureDrop((file) => {
    carriedPicture.carry(file)
    router.push(`${home}/new`)
  }, elsewhere)
  if (!over) return null
  return (
    <div className="stage pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-lg border-2 border-tally border-dashed bg-[oklch(0.12_0.005_260/82%)] p-6 text-center font-medium text-foreground text-lg">
      {text}
    </div>
  )
}
