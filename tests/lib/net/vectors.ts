/** Spellings of addresses that must never be called. All are built for `port`; none names a public host. */
export function privateUrls(port: number): string[] {
  const targets = [
    '127.0.0.1',
    '127.1.2.3',
    '10.0.0.1',
    '172.16.5.4',
    '192.168.0.1',
    '169.254.169.254',
  ]
  const four = [
    ...targets,
    '0.0.0.0',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '198.18.0.1',
  ]
  const hosts = [
    ...four.flatMap(spellings),
    ...four.flatMap(insideIpv6),
    ...['[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
    ...['[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[2001:db8::1]'],
    ...['localhost', 'LOCALHOST', 'localhost.', 'LocalHost..', 'a.localhost', 'a.localhost.'],
    ...['127.0.0.1.', '①②⑦.⓪.⓪.①', '１２７.０.０.１', '127。0。0。1', '127%2e0%2e0%2e1', '0x7F.1'],
    ...['%6c%6f%63%61%6c%68%6f%73%74', 'ⓛocalhost', 'loc\talhost', '127.0.0\n.1'],
  ]
  return hosts.flatMap((host) => [`http://${host}:${port}/latest`, `https://${host}:${port}/`])
}

/** The ways the URL standard lets one write an IPv4 address. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const whole = ((a * 256 + b) * 256 + c) * 256 + d
  const octal = (n: number) => `0${n.toString(8)}`
  const hex = (n: number) => `0x${n.toString(16)}`
  return [
    address,
    String(whole),
    hex(whole),
    octal(whole),
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map(hex).join('.'),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `${hex(a)}.${b}.${octal(c)}.${d}`,
  ]
}

/** IPv4 embedded in IPv6, dotted and in hexadecimal. */
function insideIpv6(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)]
  const prefixes = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']
  return [
    ...prefixes.flatMap((prefix) => [`[${prefix}${address}]`, `[${prefix}${high}:${low}]`]),
    `[2002:${high}:${low}::]`,
    `[2001:0:${high}:${low}::1]`,
  ]
}

/** Other tricks, each with the problem it must be refused for. */
export function trickUrls(port: number): [string, string][] {
  return [
    [`http://example.com@127.0.0.1:${port}/`, 'url_credentials'],
    [`http://example.com:80@127.0.0.1:${port}/`, 'url_credentials'],
    [`http://:secret@127.0.0.1:${port}/`, 'url_credentials'],
    [`http://user@localhost:${port}/`, 'url_credentials'],
    [`http://127.0.0.1:${port}\\@example.com/`, 'url_private'],
    [`http://127.0.0.1:${port}#@example.com/`, 'url_private'],
    [`http://127.0.0.1:${port}?@example.com/`, 'url_private'],
    [`http:127.0.0.1:${port}/`, 'url_private'],
    [`http:/127.0.0.1:${port}/`, 'url_private'],
    [`http:///127.0.0.1:${port}/`, 'url_private'],
    [`  http://127.0.0.1:${port}/  `, 'url_private'],
    [`HTTP://127.0.0.1:${port}/`, 'url_private'],
    [`//127.0.0.1:${port}/`, 'url_invalid'],
    [`127.0.0.1:${port}`, 'url_invalid'],
    ['', 'url_invalid'],
    ['http://', 'url_invalid'],
    ['http://[::1', 'url_invalid'],
    ['http://1.2.3.4.5.6/', 'url_invalid'],
    ['http://256.256.256.256/', 'url_invalid'],
    ['http://[fe80::1%25lo]/', 'url_invalid'],
    ['http://exa mple.com/', 'url_invalid'],
    [`http://example.com/${'a'.repeat(9000)}`, 'url_invalid'],
    ['file:///etc/passwd', 'url_scheme'],
    ['ftp://127.0.0.1/', 'url_scheme'],
    ['gopher://127.0.0.1:6379/_INFO', 'url_scheme'],
    ['data:image/png;base64,AAAA', 'url_scheme'],
    ['javascript:alert(1)', 'url_scheme'],
    ['ws://127.0.0.1/', 'url_scheme'],
    ['blob:http://127.0.0.1/x', 'url_scheme'],
    ['http://example.com:22/', 'url_port'],
    ['http://example.com:6379/', 'url_port'],
    ['https://example.com:8443/', 'url_port'],
    ['http://example.com:0/', 'url_port'],
    ['http://127.0.0.1:5432/', 'url_port'],
  ]
}
