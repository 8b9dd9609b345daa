/** The first picture of a video, as this browser shows it; undefined when it cannot play it. */
export async function firstFrame(file: File): Promise<File | undefined> {
  const address = URL.createObjectURL(file)
  try {
    const video = document.createElement('video')
    video.muted = true
    video.preload = 'auto'
    video.src = address
    await new Promise((ready, broken) => {
      video.onloadeddata = ready
      video.onerror = broken
    })
    return await drawn(video, file.name)
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}

async function drawn(video: HTMLVideoElement, name: string): Promise<File> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  const picture = await canvas.convertToBlob({ type: 'image/png' })
  return new File([picture], name.replace(/\.[^.]*$/, '.png'), { type: 'image/png' })
}
