import { inThisWorkspace } from '#components/shell/here.ts'
import type { FrameView } from '#lib/frames/view.ts'

export type Uploaded =
  | { kind: 'stored'; frame: FrameView }
  | { kind: 'refused'; message: string }
  | { kind: 'broken' }

/** Sends the file's bytes as they are. XMLHttpRequest, because fetch tells nothing of an upload's progress. */
export function uploadFrame(
  file: File,
  { signal, onShare }: { signal: AbortSignal; onShare: (share: number) => void },
): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/frames?${inThisWorkspace()}`)
    request.responseType = 'json'
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(loaded / total))
    request.addEventListener('load', () => resolve(answered(request)))
    request.addEventListener('error', () => resolve({ kind: 'broken' }))
    request.addEventListener('abort', () => resolve({ kind: 'broken' }))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function answered({ status, response }: XMLHttpRequest): Uploaded {
  if (status === 201 || status === 200) return { kind: 'stored', frame: response }
  const message: unknown = response?.error?.message
  return typeof message === 'string' ? { kind: 'refused', message } : { kind: 'broken' }
}
