import { getTranslations } from 'next-intl/server'
import type { KeyListWords } from '#components/keys/key-list.tsx'

/** The keys of every page with what they do, for the list behind `?`. */
export async function keyListWords(): Promise<KeyListWords> {
  const [t, common] = await Promise.all([
    getTranslations('shell.keyList'),
    getTranslations('common'),
  ])
  return {
    title: t('title'),
    close: common('close'),
    single: t('single'),
    singleHint: t('singleHint'),
    groups: [
      {
        title: t('everywhere'),
        keys: [
          { keys: ['N'], does: t('new') },
          { keys: ['?'], does: t('list') },
        ],
      },
      {
        title: t('history'),
        keys: [
          { keys: ['J', 'K'], does: t('nextPrevious') },
          { keys: ['↵'], does: t('open') },
          { keys: ['R'], does: t('remix') },
          { keys: ['D'], does: t('download') },
        ],
      },
      {
        title: t('job'),
        keys: [
          { keys: ['Space'], does: t('play') },
          { keys: ['←', '→'], does: t('seek') },
          { keys: [',', '.'], does: t('frame') },
          { keys: ['<', '>'], does: t('speed') },
          { keys: ['L'], does: t('loop') },
          { keys: ['F'], does: t('fullscreen') },
          { keys: ['C'], does: t('continue') },
          { keys: ['R'], does: t('remix') },
          { keys: ['D'], does: t('download') },
        ],
      },
      {
        title: t('compose'),
        keys: [
          { keys: ['⌘ / Ctrl', '↵'], does: t('generate') },
          { keys: ['B'], does: t('batch') },
          { keys: ['↑'], does: t('earlierPrompts') },
        ],
      },
    ],
  }
}
