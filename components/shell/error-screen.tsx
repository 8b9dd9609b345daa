'use client'

import { useSyncExternalStore } from 'react'
import { MessageScreen } from '#components/shell/message-screen.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import common from '#messages/en/common.json'
import shell from '#messages/en/shell.json'
import commonZh from '#messages/zh-CN/common.json'
import shellZh from '#messages/zh-CN/shell.json'

type Props = { digest: string | undefined; retry: () => void }

/** Loaded only when a page broke. Takes its words from the catalogs itself: nothing above it can be relied on. */
export function ErrorScreen({ digest, retry }: Props) {
  const chinese = useSyncExternalStore(never, readsChinese, () => false)
  const words = chinese ? shellZh.error : shell.error
  const { details, requestId } = chinese ? commonZh : common
  return (
    <MessageScreen title={words.title} text={words.text}>
      <button type="button" onClick={retry} className={buttonVariants()}>
        {words.action}
      </button>
      {digest && (
        <details className="text-muted text-xs">
          <summary>{details}</summary>
          <p className="figures mt-1">
            {requestId} {digest}
          </p>
        </details>
      )}
    </MessageScreen>
  )
}

function readsChinese(): boolean {
  return (document.documentElement.lang || navigator.language).startsWith('zh')
}

/** The language does not change while the page stands. */
function never() {
  return () => {}
}
