/** A project as pages show it. */
export type ProjectView = {
  id: string
  name: string
  /** One of lib/projects/colours. */
  colour: string
  /** Takes go here when nothing else is said. Everybody may ask in it, and it stays. */
  isDefault: boolean
  archived: boolean
  /** Who may ask for takes in it, by name; when nobody is named, every member. */
  members: Named[]
}

/** A project that a take can go to. */
export type ProjectChoice = Pick<ProjectView, 'id' | 'name' | 'colour' | 'isDefault'>

export type Named = { id: string; name: string }
