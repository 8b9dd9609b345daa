/** The file that was dropped or pasted, a picture before anything else. What it really is, the composer finds out. */
export function pictureIn(data: DataTransfer | null): File | undefined {
  const files = [...(data?.files ?? [])]
  return files.find((file) => file.type.startsWith('image/')) ?? files[0]
}

/** Spreadsheets put a picture of their cells beside the text: where one writes, the text is meant. */
export function isText({ target, clipboardData }: ClipboardEvent): boolean {
  const isWritten = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return isWritten && (clipboardData?.types.includes('text/plain') ?? false)
}
