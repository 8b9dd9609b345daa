import { Check, ChevronsUpDown, Plus } from 'lucide-react'

export type SwitchWords = {
  /** Says which workspace this is. */
  label: string
  list: string
  all: string
  create: string
}

/** A workspace of the person's, with their role in it as a word. */
export type OwnWorkspace = { slug: string; name: string; role: string }

type Props = {
  /** Of the list, in the page. */
  id: string
  slug: string
  workspaces: OwnWorkspace[]
  words: SwitchWords
  /** Only the first letter while the rail is slim. */
  slim?: boolean
  /** Where the list opens. */
  place: string
}

const row = 'touch flex min-h-10 items-center gap-2.5 rounded-md px-2.5 py-1.5 hover:bg-fill'

/**
 * Which workspace this is, and the way to another. The browser's own popover: Escape and a press elsewhere close
 * it, and nothing of it is script. The links are plain: fetching a workspace ahead would already make it the
 * current one.
 */
export function WorkspaceSwitch({ id, slug, workspaces, words, slim = false, place }: Props) {
  const name = workspaces.find((one) => one.slug === slug)?.name ?? ''
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={words.label}
        className="touch flex h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-fill"
      >
        <Initial name={name} />
        <span className={`min-w-0 grow truncate font-medium ${slim ? 'hidden xl:inline' : ''}`}>
          {name}
        </span>
        <ChevronsUpDown
          aria-hidden
          className={`size-4 shrink-0 text-muted ${slim ? 'hidden xl:inline' : ''}`}
        />
      </button>
      <div
        id={id}
        popover="auto"
        className={`fixed inset-auto m-0 max-h-[70dvh] overflow-y-auto rounded-lg border bg-raised p-2 text-foreground shadow-float ${place}`}
      >
        <nav aria-label={words.list} className="grid">
          {workspaces.map((one) => (
            <a
              key={one.slug}
              href={`/w/${one.slug}`}
              aria-current={one.slug === slug ? 'true' : undefined}
              className={row}
            >
              <Initial name={one.name} />
              <span className="min-w-0 grow">
                <span className="block truncate font-medium" title={one.name}>
                  {one.name}
                </span>
                <span className="block text-muted text-xs">{one.role}</span>
              </span>
              {one.slug === slug && <Check aria-hidden className="size-4 shrink-0" />}
            </a>
          ))}
          <span className="my-2 border-t" />
          <a href="/workspaces/new" className={row}>
            <Plus aria-hidden className="size-4 shrink-0" />
            {words.create}
          </a>
          <a href="/workspaces" className={`${row} text-muted`}>
            {words.all}
          </a>
        </nav>
      </div>
    </>
  )
}

function Initial({ name }: { name: string }) {
  const [first = ''] = name
  return (
    <span
      aria-hidden
      className="grid size-7 shrink-0 place-items-center rounded-sm border bg-surface font-semibold text-sm uppercase"
    >
      {first}
    </span>
  )
}
