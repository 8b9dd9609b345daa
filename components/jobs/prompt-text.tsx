/** A prompt with whatever stands in brackets set as a chip. The words stay exactly as they were written. */
export function PromptText({ prompt }: { prompt: string }) {
  return prompt.split(bracket).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one fixed text, in their order
      <span key={index} className={chip}>
        {part}
      </span>
    ),
  )
}

const chip = 'inline-block max-w-full rounded-[4px] bg-fill px-1 font-mono text-[0.92em]'

/** The group keeps the brackets in what split answers: every second piece is one. */
const bracket = /([[【［][^[\]【】［］\n]{1,60}[\]】］])/
