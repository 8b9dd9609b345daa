/** The video over its poster, muted, from the start, for as long as the pointer or the focus is there. */
export function TilePreview({ jobId }: { jobId: string }) {
  return (
    <video
      src={`/api/jobs/${jobId}/video`}
      className="absolute inset-0 size-full animate-[fade_140ms_ease-out] object-contain"
      autoPlay
      loop
      muted
      playsInline
      disablePictureInPicture
      aria-hidden
      tabIndex={-1}
    />
  )
}
