/** `2.3 MB` or `240 kB`, in the reader's way of writing numbers. */
export function fileSize(bytes: number, locale: string): string {
  const large = bytes >= 1e6
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  }).format(bytes / (large ? 1e6 : 1e3))
}
