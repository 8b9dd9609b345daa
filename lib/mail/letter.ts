import type { Message } from '#lib/mail/send.ts'

/** What a message says, each piece plain text. */
export type Letter = {
  to: string
  /** BCP 47, for screen readers and hyphenation. */
  locale: string
  subject: string
  /** One or two sentences: what this is about. */
  text: string
  /** The one thing to do. */
  action?: { label: string; url: string }
  /** Said small at the end: why it came, and what to do if it was not expected. */
  foot: string
}

/** One message in the portal's looks. Colours stand in attributes: mail programs take no style sheet. */
export function letter({ to, locale, subject, text, action, foot }: Letter): Message {
  const plain = [subject, text, action ? `${action.label}:\n${action.url}` : '', `—\n${foot}`]
  const html = `<!doctype html>
<html lang="${escaped(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f6f6f8;color:#16181d;font:16px/1.5 -apple-system,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif">
<table role="presentation" width="100%" style="max-width:520px;margin:0 auto;border-collapse:collapse">
<tr><td style="padding:0 4px 16px;font-weight:600"><span style="color:#c2410c">[</span>▢<span style="color:#c2410c">]</span>&nbsp; Firstframe</td></tr>
<tr><td style="padding:28px;background:#ffffff;border:1px solid #e3e4e8;border-radius:10px">
<h1 style="margin:0 0 12px;font-size:20px;line-height:1.3">${escaped(subject)}</h1>
<p style="margin:0 0 20px">${escaped(text)}</p>
${action ? button(action) : ''}
</td></tr>
<tr><td style="padding:16px 4px;color:#62656d;font-size:13px">${escaped(foot)}</td></tr>
</table>
</body>
</html>
`
  return { to, subject, text: `${plain.filter(Boolean).join('\n\n')}\n`, html }
}

function button({ label, url }: { label: string; url: string }): string {
  return `<p style="margin:0 0 20px"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#16181d;color:#ffffff;font-weight:600;text-decoration:none">${escaped(label)}</a></p>
<p style="margin:0;color:#62656d;font-size:13px;word-break:break-all">${escaped(url)}</p>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
}
