import { Download, Pin, RefreshCw } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { failures, waits } from '#lib/jobs/failure.ts'
import { jobStates } from '#lib/jobs/view.ts'

export type HistoryWords = Awaited<ReturnType<typeof historyWords>>

/**
 * Every word and icon the history's island needs, made on the server: the island carries no catalog and no
 * formatter, which keeps small the first load of the page that people open most.
 */
export async function historyWords(price: 'unknown' | 'sandbox') {
  const [locale, t, common, reasons, queue, batch] = await Promise.all([
    getLocale(),
    getTranslations('history'),
    getTranslations('common'),
    getTranslations('failures'),
    getTranslations('queue'),
    getTranslations('batch.tile'),
  ])
  return {
    locale,
    states: wordsOf(jobStates, (state) => common(`state.${state}`)),
    reasons: {
      ...wordsOf(keysOf(failures), (code) => reasons(code)),
      ...wordsOf(keysOf(waits), (code) => reasons(code)),
    },
    noPrompt: common('noPrompt'),
    /** `{n}` stands for the number. */
    seconds: common('seconds', { seconds: '{n}' }),
    queue: {
      place: queue('place', { n: '{n}' }),
      starts: queue('starts'),
      unknown: queue('unknown'),
      usual: queue('usual', { from: '{from}', to: '{to}' }),
      slower: queue('slower'),
      pinned: queue('pinned'),
    },
    batch: {
      title: batch('title', { count: '{count}' }),
      progress: batch('progress', { ended: '{ended}', count: '{count}' }),
      prompts: batch('prompts', { count: '{count}' }),
    },
    /** `known` is said of a price that is shown, `title` where there is none. */
    price: {
      text: '—',
      title: t(`price.${price}`),
      known: price === 'sandbox' ? t('price.sandbox') : undefined,
    },
    remix: t('remix'),
    download: t('download'),
    newest: t('newest'),
    loadMore: t('loadMore'),
    loading: t('loading'),
    loadFailed: t('loadFailed'),
    tryAgain: common('tryAgain'),
    end: t('end'),
    /** Drawn on the server too: the island carries no icon library. */
    icons: {
      remix: <RefreshCw aria-hidden className="size-4" />,
      download: <Download aria-hidden className="size-4" />,
      pinned: <Pin aria-hidden className="inline size-3" />,
    },
  }
}

function wordsOf<K extends string>(keys: readonly K[], word: (key: K) => string) {
  return Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<K, string>
}

function keysOf<K extends string>(table: Record<K, unknown>): K[] {
  return Object.keys(table) as K[]
}
