import { Check, Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import type { Address } from '#components/lineage/use-setup.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'

type Done = { kind: 'copied' | 'shown' | 'long'; link: string }

/** An address that opens the composer as it is now, for oneself or somebody else of the workspace. */
export function CopyLink({ address }: { address: RefObject<Address | undefined> }) {
  const t = useTranslations('lineage.link')
  const [done, setDone] = useState<Done>()
  const copy = async () => {
    const path = await address.current?.path()
    if (!path) return setDone({ kind: 'long', link: '' })
    const link = new URL(path, location.origin).href
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    )
    setDone({ kind: copied ? 'copied' : 'shown', link })
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button size="sm" variant="outline" onClick={copy}>
        {done?.kind === 'copied' ? <Check aria-hidden /> : <Link2 aria-hidden />}
        {t('copy')}
      </Button>
      <p role="status" className="min-w-0 text-muted text-sm">
        {done ? t(done.kind) : t('hint')}
      </p>
      {done?.kind === 'shown' && (
        <Input
          readOnly
          value={done.link}
          aria-label={t('label')}
          onFocus={(event) => event.target.select()}
          className="figures basis-full text-sm!"
        />
      )}
    </div>
  )
}
