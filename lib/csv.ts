/**
 * Comma-separated values as Excel and everybody else read them (RFC 4180). A cell that a spreadsheet would
 * run as a formula gets an apostrophe in front, which it shows as text.
 */

/** Excel takes a file without it for something older than UTF-8. */
const byteOrderMark = '\u{feff}'

export function csv(rows: readonly (readonly (string | number)[])[], start = true): string {
  return (start ? byteOrderMark : '') + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The rows of a CSV text; also with semicolons or tabs, whichever its first line has most of. */
export function parseCsv(text: string): string[][] {
  const plain = text.replace(/^\u{feff}/u, '')
  const separator = separatorOf(plain)
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let quoted = false
  const endCell = () => {
    row.push(value)
    value = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((one) => one.trim() !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at] ?? ''
    if (quoted && character === '"' && plain[at + 1] === '"') value += plain[at++]
    else if (character === '"' && (quoted || value === '')) quoted = !quoted
    else if (quoted) value += character
    else if (character === separator) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r') value += character
  }
  endRow()
  return rows
}

function separatorOf(text: string): string {
  const [head = ''] = text.split('\n', 1)
  const count = (separator: string) => head.split(separator).length
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] ?? ','
}
