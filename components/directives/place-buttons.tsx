import { useTranslations } from 'next-intl'
import { placesFor, position } from '#components/directives/strip-places.ts'
import type { Lift, useStrip } from '#components/directives/use-strip.ts'
import { Button } from '#components/ui/button.tsx'

type Props = { lift: Lift; line: ReturnType<typeof useStrip> }

/** Where a lifted move can go, as buttons: for fingers that do not drag, and for readers. */
export function PlaceButtons({ lift: { from }, line }: Props) {
  const t = useTranslations('directives.strip')
  /** The buttons go with what they did: the focus goes back to the chip. */
  const after = (work: () => void) => () => {
    line.focusOn(from)
    work()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are commands
    <div role="group" aria-label={t('places')} className="mt-1 flex flex-wrap gap-1.5">
      {placesFor(line.groups, from).map((place) => (
        <Button
          key={position(place)}
          variant="outline"
          size="sm"
          onClick={after(() => line.drop(from, place))}
        >
          {line.say(place, from)}
        </Button>
      ))}
      <Button variant="destructive" size="sm" onClick={after(() => line.remove(from))}>
        {t('remove')}
      </Button>
      <Button variant="quiet" size="sm" onClick={after(line.putBack)}>
        {t('cancel')}
      </Button>
    </div>
  )
}
