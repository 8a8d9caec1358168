// What Skia makes of pictures when it is asked as ML.NET asks it in ResizeImages and ConvertToGrayscale. Writes fixtures/images/skia.json.
//   npm install --ignore-scripts --no-save canvaskit-wasm@0.19.0 && node generators/skia.js
// canvaskit-wasm 0.19.0 is Skia of October 2020 (milestone 87), its CPU rasteriser compiled without SIMD; SkiaSharp 2.88 has milestone 88.
'use strict';
const fs = require('fs');
const path = require('path');

const BYTES_PER_PIXEL = 4;
const OPAQUE = 255;

const cases = [
  // way, anchor, given width and height, wanted width and height, opaque
  ['IsoPad', 'Center', 5, 4, 12, 12, true],
  ['IsoPad', 'Center', 4, 5, 13, 12, true],
  ['IsoPad', 'Center', 5, 4, 11, 9, false],
  ['IsoPad', 'Center', 1, 1, 4, 4, true],
  ['IsoPad', 'Center', 1, 7, 3, 5, true],
  ['IsoPad', 'Center', 2, 2, 1, 1, true],
  ['IsoPad', 'Center', 31, 31, 16, 16, true],
  ['IsoPad', 'Center', 33, 33, 16, 16, true],
  ['IsoPad', 'Center', 37, 23, 16, 16, true],
  ['IsoPad', 'Center', 37, 23, 16, 16, false],
  ['IsoPad', 'Center', 64, 48, 20, 20, true],
  ['IsoPad', 'Center', 200, 150, 24, 24, true],
  ['IsoPad', 'Center', 301, 97, 24, 24, true],
  ['IsoPad', 'Center', 640, 427, 24, 24, true],
  ['IsoPad', 'Center', 300, 2, 10, 10, true],
  ['IsoCrop', 'Left', 5, 4, 9, 9, true],
  ['IsoCrop', 'Right', 5, 4, 9, 9, false],
  ['IsoCrop', 'Bottom', 4, 5, 9, 9, true],
  ['IsoCrop', 'Left', 37, 23, 16, 16, true],
  ['IsoCrop', 'Right', 37, 23, 16, 16, true],
  ['IsoCrop', 'Center', 37, 23, 16, 16, false],
  ['IsoCrop', 'Top', 23, 37, 16, 16, true],
  ['IsoCrop', 'Bottom', 23, 37, 16, 16, true],
  ['IsoCrop', 'Center', 100, 99, 50, 49, true],
  ['IsoCrop', 'Center', 16, 17, 16, 15, true],
  ['IsoCrop', 'Center', 200, 150, 24, 20, true],
  ['IsoCrop', 'Center', 427, 640, 24, 24, true],
  ['Fill', 'Center', 5, 4, 12, 7, true],
  ['Fill', 'Center', 37, 23, 16, 16, true],
  ['Fill', 'Center', 7, 5, 3, 9, false],
  ['Fill', 'Center', 200, 150, 23, 19, true],
  ['Grey', 'Center', 16, 16, 16, 16, true],
  ['Grey', 'Center', 16, 16, 16, 16, false],
];

function splitMix(seed, index) {
  const mask = (1n << 64n) - 1n;
  let z = (seed + (index + 1n) * 0x9E3779B97F4A7C15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xBF58476D1CE4E5B9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94D049BB133111EBn) & mask;
  return z ^ (z >> 31n);
}

// BGRA, colours not above their alpha: Pictures.Pixels of the tests.
function picture(width, height, seed, opaque) {
  const pixels = new Uint8Array(width * height * BYTES_PER_PIXEL);
  for (let i = 0; i < pixels.length; i++) pixels[i] = Number(splitMix(BigInt(seed), BigInt(i)) >> 56n);
  for (let i = 0; i < pixels.length; i += BYTES_PER_PIXEL) {
    const alpha = opaque ? OPAQUE : pixels[i + 3];
    pixels[i + 3] = alpha;
    for (let c = 0; c < 3; c++) pixels[i + c] = Math.min(pixels[i + c], alpha);
  }
  return pixels;
}

// The rectangle that ML.NET draws into, in single precision, cut off towards zero.
function placement(way, anchor, width, height, toWidth, toHeight) {
  const f = Math.fround;
  const across = f(toWidth / width), down = f(toHeight / height);
  const pad = way === 'IsoPad';
  const scale = down < across === pad ? down : across;
  const slackX = f(toWidth - f(width * scale)), slackY = f(toHeight - f(height * scale));
  const place = { left: 0, top: 0, width: Math.trunc(f(width * scale)), height: Math.trunc(f(height * scale)) };
  if (pad) {
    if (down < across) place.left = Math.trunc(slackX / 2); else place.top = Math.trunc(slackY / 2);
  } else if (down < across) {
    place.top = anchor === 'Top' ? 0 : Math.trunc(anchor === 'Bottom' ? slackY : slackY / 2);
  } else {
    place.left = anchor === 'Left' ? 0 : Math.trunc(anchor === 'Right' ? slackX : slackX / 2);
  }
  return place;
}

function run(CanvasKit) {
  const colorSpace = (CanvasKit.SkColorSpace || CanvasKit.ColorSpace).SRGB;
  const colorType = CanvasKit.ColorType.BGRA_8888;

  function canvas(width, height, alphaType, draw) {
    const size = width * height * BYTES_PER_PIXEL;
    const memory = CanvasKit._malloc(size);
    CanvasKit.HEAPU8.fill(0, memory, memory + size);
    const surface = CanvasKit._getRasterDirectSurface({ width, height, colorType, alphaType, colorSpace }, memory, width * BYTES_PER_PIXEL);
    draw(surface.getCanvas());
    surface.flush();
    return Buffer.from(CanvasKit.HEAPU8.slice(memory, memory + size));
  }

  function paint(quality) {
    const result = new (CanvasKit.Paint || CanvasKit.SkPaint)();
    result.setFilterQuality(quality);
    return result;
  }

  function make([way, anchor, width, height, toWidth, toHeight, opaque], seed) {
    const alphaType = opaque ? CanvasKit.AlphaType.Opaque : CanvasKit.AlphaType.Premul;
    const image = CanvasKit.MakeImage(picture(width, height, seed, opaque), width, height, alphaType, colorType, colorSpace);
    if (way === 'Fill') {
      const nearest = paint(CanvasKit.FilterQuality.None);
      const clamp = CanvasKit.TileMode.Clamp;
      nearest.setShader(image.makeShader(clamp, clamp, [toWidth / width, 0, 0, 0, toHeight / height, 0, 0, 0, 1]));
      return canvas(toWidth, toHeight, alphaType, target => target.drawPaint(nearest));
    }
    const high = paint(CanvasKit.FilterQuality.High);
    if (way === 'Grey') {
      const row = [0.3, 0.59, 0.11, 0, 0];
      high.setColorFilter((CanvasKit.ColorFilter || CanvasKit.SkColorFilter).MakeMatrix([...row, ...row, ...row, 0, 0, 0, 1, 0]));
      return canvas(toWidth, toHeight, CanvasKit.AlphaType.Opaque, target => target.drawImage(image, 0, 0, high));
    }
    const place = placement(way, anchor, width, height, toWidth, toHeight);
    const to = CanvasKit.LTRBRect(place.left, place.top, place.left + place.width, place.top + place.height);
    return canvas(toWidth, toHeight, CanvasKit.AlphaType.Opaque, target => target.drawImageRect(image, CanvasKit.LTRBRect(0, 0, width, height), to, high));
  }

  const made = cases.map((one, seed) => {
    const [way, anchor, width, height, toWidth, toHeight, opaque] = one;
    return { way, anchor, width, height, toWidth, toHeight, opaque, seed, pixels: make(one, seed).toString('base64') };
  });
  const lines = made.map(one => '  ' + JSON.stringify(one)).join(',\n');
  fs.writeFileSync(path.join(__dirname, '../fixtures/images/skia.json'), `[\n${lines}\n]\n`);
}

const wasmBinary = fs.readFileSync(require.resolve('canvaskit-wasm/bin/canvaskit.wasm'));
require('canvaskit-wasm/bin/canvaskit.js')({ wasmBinary }).then(run);
