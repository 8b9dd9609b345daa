/** The file that was dropped or pasted, a picture before anything else. What it really is, the composer finds out. */
export function pictureIn(data: DataTransfer | null): File | undefined {
  const files = [...(data?.files ?? [])]
  return files.find((file) => file.type.startsWith('image/')) ?? files[0]
}
