import { useTranslations } from 'next-intl'
import type { usePages } from '#components/frame-desk/use-pages.ts'
import { Button } from '#components/ui/button.tsx'

/** A picture to choose: how it is named for a screen reader, and what stands under it. */
type Picture = { id: string; src: string; name: string; caption: string; mono?: true }

type Props<T> = {
  pages: ReturnType<typeof usePages<{ next: string | null }, T>>
  picture: (item: T) => Picture
  choose: (item: T) => void
  texts: { none: string; failed: string }
}

/** Pictures to choose from, with the rest of them a press away. */
export function PictureList<T>({ pages, picture, choose, texts }: Props<T>) {
  const t = useTranslations('frames.earlier')
  const common = useTranslations('common')
  const { items, failed, hasMore, more } = pages
  return (
    <>
      {items?.length === 0 && <p className="py-6 text-center text-muted">{texts.none}</p>}
      <ul
        aria-busy={items === undefined}
        className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]"
      >
        {items?.map((item) => {
          const shown = picture(item)
          return (
            <li key={shown.id}>
              <Choice picture={shown} choose={() => choose(item)} />
            </li>
          )
        })}
        {items === undefined && !failed && skeletons}
      </ul>
      <div className="mt-4 grid justify-items-center gap-2">
        {failed && <p className="text-failed text-sm">{texts.failed}</p>}
        {hasMore && (
          <Button variant="outline" onClick={more}>
            {failed ? common('tryAgain') : t('more')}
          </Button>
        )}
      </div>
    </>
  )
}

const skeletons = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => (
  <li key={name} aria-hidden className="aspect-4/3 animate-pulse rounded-md bg-fill" />
))

function Choice({ picture, choose }: { picture: Picture; choose: () => void }) {
  const { src, name, caption, mono } = picture
  return (
    <button
      type="button"
      aria-label={name}
      onClick={choose}
      className="grid w-full gap-1 rounded-md text-left outline-offset-2 hover:bg-fill"
    >
      <span className="stage grid overflow-hidden rounded-md bg-stage">
        {/* biome-ignore lint/performance/noImgElement: private bytes of ours, of a known size */}
        <img src={src} alt="" loading="lazy" className="aspect-4/3 w-full object-contain" />
      </span>
      <span className={`line-clamp-2 px-0.5 pb-0.5 text-muted text-xs ${mono ? 'font-mono' : ''}`}>
        {caption}
      </span>
    </button>
  )
}
