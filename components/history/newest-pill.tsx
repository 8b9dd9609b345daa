import { buttonVariants } from '#components/ui/button-variants.ts'

/** New jobs wait for a reader who has scrolled down: nothing moves under the eye. */
export function NewestPill({ show, label }: { show: boolean; label: string }) {
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-4 z-20 flex justify-center"
    >
      {show && (
        <button
          type="button"
          onClick={() => scrollTo({ top: 0 })}
          className={`${buttonVariants({ size: 'sm' })} pointer-events-auto animate-[fade_140ms_ease-out] shadow-float`}
        >
          <span aria-hidden>↑</span> {label}
        </button>
      )}
    </div>
  )
}
