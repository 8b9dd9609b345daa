import { useEffect, useState } from 'react'
import type { Source } from '#components/rehearsal/painter.ts'

/** Sharp on a large stage, and small enough for every card. */
const longestSidePixels = 1600

type Loaded = { picture: string; source: Source | undefined }

/** The picture at an address, ready to be drawn: undefined until then, `broken` when it cannot be read. */
export function useSource(picture: string): Source | 'broken' | undefined {
  const [loaded, setLoaded] = useState<Loaded>()
  useEffect(() => {
    let wanted = true
    void sourceOf(picture).then((source) => wanted && setLoaded({ picture, source }))
    return () => {
      wanted = false
    }
  }, [picture])
  return loaded?.picture === picture ? (loaded.source ?? 'broken') : undefined
}

async function sourceOf(picture: string): Promise<Source | undefined> {
  const image = new Image()
  image.src = picture
  try {
    await image.decode()
  } catch {
    return undefined
  }
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(1, longestSidePixels / Math.max(naturalWidth, naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(naturalHeight * scale))
  const paper = canvas.getContext('2d')
  if (!paper) return undefined
  paper.imageSmoothingQuality = 'high'
  paper.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { image: canvas, aspect: naturalWidth / naturalHeight }
}
