import sharp from 'sharp'

/** First frames drawn by code, so that the pages show pictures that belong to nobody else. */

type Scene = { width: number; height: number; svg: string }

const wide = { width: 1280, height: 720 }

const gradient = (id: string, ...stops: string[]) =>
  `<linearGradient id="${id}" x2="0" y2="1">${stops
    .map((stop, index) => `<stop offset="${index / (stops.length - 1)}" stop-color="${stop}"/>`)
    .join('')}</linearGradient>`

const glow = (id: string, colour: string) =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`

/** A line of hills from the left edge to the right; `seed` decides their shape. */
function ridge(seed: number, base: number, swing: number, fill: string, { width, height } = wide) {
  const points = Array.from({ length: 65 }, (_, index) => {
    const at = index / 64
    const y =
      Math.sin(at * 5 + seed) * 0.5 +
      Math.sin(at * 13 + seed * 2.3) * 0.3 +
      Math.sin(at * 31 + seed * 5.1) * 0.12 +
      Math.sin(at * 83 + seed * 3.7) * 0.05
    return `${(at * width).toFixed(0)},${(base - y * swing).toFixed(1)}`
  })
  return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`
}

const boat = (x: number, y: number, scale: number) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-60 0q60 26 120 0l-14 20h-92z" fill="#1c1a22"/><path d="M-4-2v-92l50 78z" fill="#f2dfc6"/><path d="M-10-6v-70l-34 62z" fill="#d9bfa4"/><path d="M-50 26h100l-20 26h-54z" fill="#1c1a22" opacity=".25"/></g>`

const lake: Scene = {
  ...wide,
  svg: `<defs>${gradient('s', '#2b3a67', '#8a6f9e', '#f2a679', '#ffd9a0')}${gradient('w', '#e8a27c', '#7a5f86', '#1d2747')}${glow('g', '#fff1c9')}</defs>
    <rect width="1280" height="430" fill="url(#s)"/><circle cx="820" cy="392" r="300" fill="url(#g)" opacity=".8"/><circle cx="820" cy="388" r="44" fill="#fff4d8"/>
    ${ridge(1.2, 380, 70, '#7b6590')}${ridge(4, 410, 42, '#54486f')}<rect y="430" width="1280" height="290" fill="url(#w)"/>
    ${Array.from({ length: 26 }, (_, i) => `<rect x="${820 - (20 + ((i * 37) % 60)) / 2 - i * 1.5}" y="${438 + i * 10}" width="${40 + ((i * 37) % 60) + i * 3}" height="${2 + i * 0.12}" rx="2" fill="#ffe2b0" opacity="${0.75 - i * 0.024}"/>`).join('')}
    ${boat(430, 540, 1.5)}`,
}

const ridges: Scene = {
  ...wide,
  svg: `<defs>${gradient('s', '#8fb4d9', '#d6e3ea', '#fbe6cf')}${glow('g', '#fff6df')}</defs><rect width="1280" height="720" fill="url(#s)"/><circle cx="300" cy="210" r="260" fill="url(#g)"/>
    ${['#b7cad6', '#93b0c1', '#6d92a3', '#4a7480', '#2f5659', '#1d3b3a', '#12282a'].map((fill, i) => ridge(i * 2.1 + 0.4, 330 + i * 58, 120 - i * 9, fill)).join('')}`,
}

const dunes: Scene = {
  ...wide,
  svg: `<defs>${gradient('s', '#3f7fae', '#a9d0dc', '#ffe3bd')}${gradient('a', '#eab274', '#b86f3c')}${gradient('b', '#d9924f', '#7d4526')}</defs><rect width="1280" height="720" fill="url(#s)"/><circle cx="980" cy="180" r="56" fill="#fff7e2"/>
    <path d="M0 470Q300 330 620 440T1280 400V720H0z" fill="url(#a)"/><path d="M0 720V560Q240 420 520 520 800 640 1280 470V720z" fill="url(#b)"/><path d="M0 560Q240 420 520 520 380 560 300 720H0z" fill="#f3c48a" opacity=".6"/>
    ${[0, 1, 2, 3].map((i) => `<g transform="translate(${700 + i * 58} ${462 - i * 3}) scale(${0.5 - i * 0.03})"><path d="M-30 0v-34q6-24 18-14 12-20 22 0 16-4 18-24h12v10h-6q-2 26-14 34v28h-6v-26h-30v26z" fill="#4a2a1a"/></g>`).join('')}`,
}

const lighthouse: Scene = {
  ...wide,
  svg: `<defs>${gradient('s', '#141c2f', '#33415f', '#7b6f7d')}${gradient('w', '#26344d', '#0c1320')}${glow('g', '#ffeab0')}<linearGradient id="b"><stop stop-color="#ffeab0" stop-opacity=".85"/><stop offset="1" stop-color="#ffeab0" stop-opacity="0"/></linearGradient></defs>
    <rect width="1280" height="720" fill="url(#s)"/>${Array.from({ length: 60 }, (_, i) => `<circle cx="${(i * 211) % 1280}" cy="${(i * 97) % 330}" r="${0.6 + (i % 3) * 0.5}" fill="#fff" opacity=".7"/>`).join('')}
    <path d="M930 208 80 60v210z" fill="url(#b)" transform="matrix(-1 0 0 1 1860 0)" opacity=".4"/><path d="M930 208 40 90v200z" fill="url(#b)" transform="rotate(180 930 208)" opacity=".3"/><path d="M930 208-40 120v230z" fill="#ffeab0" opacity=".22"/>
    <rect y="470" width="1280" height="250" fill="url(#w)"/>${ridge(2.2, 485, 10, '#1b2740')}
    <path d="M760 560Q850 440 930 450T1120 560q80 60 160 60v100H640z" fill="#0d1017"/><path d="M902 460l12-230h32l12 230z" fill="#e9e4da"/><path d="M909 330h42l3 50h-48zM905 410h50l3 50h-56z" fill="#b5412f"/><rect x="906" y="190" width="48" height="40" rx="4" fill="#20242e"/><circle cx="930" cy="208" r="150" fill="url(#g)" opacity=".7"/><rect x="918" y="196" width="24" height="26" fill="#fff3cc"/><path d="M900 190l30-30 30 30z" fill="#b5412f"/>
    ${Array.from({ length: 40 }, (_, i) => `<rect x="${(i * 173) % 1280}" y="${500 + ((i * 53) % 200)}" width="${30 + ((i * 29) % 90)}" height="2" rx="1" fill="#8fa3c4" opacity=".25"/>`).join('')}`,
}

const city: Scene = {
  ...wide,
  svg: `<defs>${gradient('s', '#0b1026', '#232a55', '#6b3a6e', '#d4637a')}${gradient('r', '#2a1f3f', '#080a14')}</defs><rect width="1280" height="720" fill="url(#s)"/>
    ${Array.from({ length: 22 }, (_, i) => {
      const x = i * 60 - 20
      const top = 150 + ((i * 137) % 210)
      const windows = Array.from({ length: 60 }, (_, n) =>
        (n * 7 + i * 5) % 3 === 0
          ? `<rect x="${x + 8 + (n % 4) * 12}" y="${top + 14 + Math.floor(n / 4) * 22}" width="7" height="11" fill="${(n + i) % 5 ? '#ffcf7a' : '#9fd8ff'}" opacity="${0.5 + ((n * 13) % 5) / 10}"/>`
          : '',
      ).join('')
      return `<rect x="${x}" y="${top}" width="58" height="600" fill="${i % 2 ? '#12152c' : '#191c3a'}"/>${windows}`
    }).join('')}
    <rect y="520" width="1280" height="200" fill="url(#r)"/>${Array.from({ length: 46 }, (_, i) => `<rect x="${(i * 83) % 1280}" y="${526 + ((i * 31) % 60)}" width="${5 + (i % 4) * 4}" height="${60 + ((i * 47) % 110)}" fill="${['#ffcf7a', '#ff7a8a', '#7ac8ff'][i % 3]}" opacity=".16"/>`).join('')}`,
}

const portrait: Scene = {
  width: 768,
  height: 1024,
  svg: `<defs>${gradient('s', '#28404a', '#5d7f7c', '#d9b48a')}${gradient('c', '#b04a34', '#6e2a22')}${glow('g', '#ffe2b4')}<linearGradient id="f"><stop stop-color="#8c5a3f"/><stop offset=".55" stop-color="#d99f77"/><stop offset="1" stop-color="#f3c79d"/></linearGradient></defs>
    <rect width="768" height="1024" fill="url(#s)"/><circle cx="620" cy="300" r="420" fill="url(#g)" opacity=".75"/>
    ${Array.from({ length: 14 }, (_, i) => `<circle cx="${(i * 191) % 768}" cy="${(i * 127) % 700}" r="${24 + ((i * 17) % 46)}" fill="#ffe9c4" opacity=".1"/>`).join('')}
    <path d="M236 470q-40-250 150-270 190 0 170 250 0 90-40 190l-220 20z" fill="#2a1b17"/><path d="M330 620h120v150H330z" fill="#b97c58"/><path d="M282 410q0-150 110-150t112 160q-6 130-52 190-36 44-70 44t-66-44q-34-70-34-200z" fill="url(#f)"/><path d="M270 430q-10-190 130-190 60 0 100 50-90-4-130 40-60 10-100 100z" fill="#34211b"/>
    <path d="M318 436q24-14 46 0M428 436q24-14 46 0" stroke="#3a231a" stroke-width="7" fill="none" stroke-linecap="round"/><path d="M398 440l12 76-22 6" stroke="#9a6246" stroke-width="5" fill="none" stroke-linecap="round"/><path d="M360 570q34 22 66-2" stroke="#8e3b32" stroke-width="8" fill="none" stroke-linecap="round"/>
    <path d="M90 1024q20-230 240-270 60 60 130 0 210 40 230 270z" fill="url(#c)"/><path d="M330 752q60 66 130 2l26 30q-90 80-186 4z" fill="#d8694a"/>`,
}

const bottle: Scene = {
  width: 1024,
  height: 1024,
  svg: `<defs>${gradient('s', '#efe7de', '#d9c7b8')}${gradient('t', '#c9b09c', '#a98d78')}<linearGradient id="b"><stop stop-color="#0f5a52"/><stop offset=".22" stop-color="#4fb3a2"/><stop offset=".4" stop-color="#1a7f72"/><stop offset=".85" stop-color="#0a4640"/><stop offset="1" stop-color="#2f8f80"/></linearGradient><filter id="k"><feGaussianBlur stdDeviation="22"/></filter></defs>
    <rect width="1024" height="1024" fill="url(#s)"/><circle cx="700" cy="360" r="260" fill="#f6efe6" opacity=".8"/><rect y="740" width="1024" height="284" fill="url(#t)"/>
    <ellipse cx="620" cy="800" rx="270" ry="34" fill="#5b4334" opacity=".5" filter="url(#k)"/><path d="M392 470q0-70 60-90h120q60 20 60 90v300q0 30-30 30H422q-30 0-30-30z" fill="url(#b)"/><rect x="470" y="300" width="84" height="84" rx="6" fill="#c8a25a"/><rect x="478" y="300" width="16" height="84" fill="#f0d59a"/><rect x="436" y="540" width="152" height="150" rx="4" fill="#f4ece0"/><path d="M470 590h84M470 615h84M470 640h50" stroke="#8a7763" stroke-width="5"/><path d="M412 470v290" stroke="#bff0e4" stroke-width="8" opacity=".55" stroke-linecap="round"/>
    <path d="M760 800q-10-200 90-330-10 120-60 200 70-40 120-140-10 180-120 270z" fill="#55704e"/><ellipse cx="250" cy="800" rx="76" ry="26" fill="#e3d3c0"/><ellipse cx="250" cy="786" rx="76" ry="26" fill="#f7efe3"/>`,
}

export const scenes = { lake, ridges, dunes, lighthouse, city, portrait, bottle }
export type SceneName = keyof typeof scenes

/** The scene with the grain of a photograph. */
export async function drawn(name: SceneName): Promise<Buffer> {
  const { width, height, svg } = scenes[name]
  const picture = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`,
  )
  let state = 7
  const grain = Uint8Array.from({ length: width * height }, () => {
    state = (state * 48_271) % 2_147_483_647
    return 112 + (state % 32)
  })
  const overlay = await sharp(grain, { raw: { width, height, channels: 1 } })
    .blur(0.6)
    .png()
    .toBuffer()
  return sharp(picture)
    .composite([{ input: overlay, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toBuffer()
}
