'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { carryPicture } from '#components/shell/carried-picture.ts'

/** A picture dropped or pasted on any page opens the composer with it. The composer takes its own. */
export function DropAnywhere({ text }: { text: string }) {
  const router = useRouter()
  const path = usePathname()
  const [over, setOver] = useState(false)

  useEffect(() => {
    if (path === '/new') return
    const open = (file: File | undefined) => {
      if (!file) return
      carryPicture(file)
      router.push('/new')
    }
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      open(pictureIn(event.dataTransfer))
    }
    const paste = (event: ClipboardEvent) => open(pictureIn(event.clipboardData))
    document.addEventListener('dragover', drag)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('dragover', drag)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
      document.removeEventListener('paste', paste)
    }
  }, [path, router])

  if (!over) return null
  return (
    <div className="stage pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-lg border-2 border-tally border-dashed bg-[oklch(0.12_0.005_260/82%)] p-6 text-center font-medium text-foreground text-lg">
      {text}
    </div>
  )
}

/** The first picture among what was dropped or pasted. What kind it really is, the composer finds out. */
export function pictureIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find((file) => file.type.startsWith('image/'))
}
