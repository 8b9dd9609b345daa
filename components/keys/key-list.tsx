'use client'

import { useState } from 'react'
import { setSingleKeys, singleKeysOn } from '#components/keys/single-keys.ts'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { Switch } from '#components/ui/switch.tsx'

export type KeyListWords = {
  title: string
  close: string
  single: string
  singleHint: string
  groups: { title: string; keys: { keys: string[]; does: string }[] }[]
}

/** Every key, and the switch that turns the single ones off. */
export function KeyList({ words, onClose }: { words: KeyListWords; onClose: () => void }) {
  const [on, setOn] = useState(singleKeysOn)
  const turn = (next: boolean) => {
    setSingleKeys(next)
    setOn(next)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={words.title} closeLabel={words.close} className="sm:max-w-xl!">
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {words.groups.map((group) => (
            <section key={group.title}>
              <h3 className="font-medium text-muted text-xs">{group.title}</h3>
              <dl className="mt-1.5 divide-y">
                {group.keys.map(({ keys, does }) => (
                  <div key={does} className="flex items-center gap-3 py-1.5 text-sm">
                    <dt className="grow">{does}</dt>
                    <dd className="flex gap-1">
                      {keys.map((key) => (
                        <kbd
                          key={key}
                          className="figures min-w-6 rounded-[4px] border bg-fill px-1.5 py-0.5 text-center text-xs"
                        >
                          {key}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label htmlFor="single-keys" className="mt-6 flex items-start gap-4 border-t pt-4 text-sm">
          <span className="grow">
            <span className="font-medium">{words.single}</span>
            <span id="single-keys-hint" className="mt-0.5 block text-muted text-xs">
              {words.singleHint}
            </span>
          </span>
          <Switch
            id="single-keys"
            checked={on}
            onCheckedChange={turn}
            aria-label={words.single}
            aria-describedby="single-keys-hint"
          />
        </label>
      </DialogContent>
    </Dialog>
  )
}
