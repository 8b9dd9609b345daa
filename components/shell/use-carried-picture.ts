import { useEffect, useRef } from 'react'
import { carriedPicture } from '#components/shell/carried-picture.ts'

/** Hands over the picture that was brought along from another page, if there is one. */
export function useCarriedPicture(take: (file: File) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const file = carriedPicture.take()
    if (file) latest.current(file)
  }, [])
}
