import { type ClipboardEvent, type DragEvent, useState } from 'react'
import { isText } from '#components/shell/picture-in.ts'

/** Takes every file that is dropped or pasted on an element: what its `on` is given to. Says whether some hover. */
export function useFileDrop(take: (files: File[]) => void) {
  const [over, setOver] = useState(false)
  /** Dialogs that were opened out of it are its children for React alone. */
  const isHere = ({ target, currentTarget }: { target: unknown; currentTarget: Element }) =>
    target instanceof Node && currentTarget.contains(target)
  const on = {
    onDragOver: (event: DragEvent) => {
      if (!isHere(event) || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
      if (!isInside) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      const files = [...event.dataTransfer.files]
      if (!isHere(event) || files.length === 0) return
      event.preventDefault()
      take(files)
    },
    onPaste: (event: ClipboardEvent) => {
      const files = [...event.clipboardData.files]
      if (!isHere(event) || files.length === 0 || isText(event.nativeEvent)) return
      event.preventDefault()
      take(files)
    },
  }
  return { over, on }
}
