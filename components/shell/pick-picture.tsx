'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useRef } from 'react'
import { carriedPicture } from '#components/shell/carried-picture.ts'
import { useHome } from '#components/shell/use-home.ts'

/** Opens the file picker; the picture opens the composer. Without scripts it is a link to it. */
export function PickPicture({ className, children }: { className: string; children: ReactNode }) {
  const router = useRouter()
  const home = useHome()
  const input = useRef<HTMLInputElement>(null)
  const picked = (file: File | undefined) => {
    if (!file) return
    carriedPicture.carry(file)
    router.push(`${home}/new`)
  }
  return (
    <>
      <a
        href={`${home}/new`}
        className={className}
        onClick={(event) => {
          event.preventDefault()
          input.current?.click()
        }}
      >
        {children}
      </a>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        onChange={(event) => picked(event.target.files?.[0])}
      />
    </>
  )
}
