import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'

type Props = {
  submit: string
  pending: boolean
  /** What went wrong with the form as a whole. */
  error: string | undefined
  /** What is said once it went well. */
  saved: string | false | undefined
}

/** The end of a form: its button, and beside it what came of pressing it. */
export function FormFoot({ submit, pending, error, saved }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:col-span-2">
      <Button type="submit" pending={pending}>
        {submit}
      </Button>
      <p role="status" className="text-done text-sm">
        {!pending && saved}
      </p>
      <FieldError>{error}</FieldError>
    </div>
  )
}
