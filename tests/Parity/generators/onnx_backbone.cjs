// What ONNX Runtime makes of data/models/mobilenet-v2-openimages.onnx: the features of two pictures of uniform noise in [-1, 1), as bare single-precision numbers.
//   npm install --ignore-scripts onnxruntime-node; NODE_PATH=... node onnx_backbone.cjs
// The pictures come from the counter-based generator of splitmix.py, stream "backbone".
const fs = require("fs");
const path = require("path");
const onnx = require("onnxruntime-node");

const MASK = (1n << 64n) - 1n;
const DIMS = [1, 3, 224, 224];
const COUNT = 2;

function seedOf(name) {
  let seed = 0xcbf29ce484222325n;
  for (const letter of name) seed = ((seed ^ BigInt(letter.charCodeAt(0))) * 0x100000001b3n) & MASK;
  return seed;
}

function uniform(seed, index) {
  let z = (seed + (BigInt(index) + 1n) * 0x9e3779b97f4a7c15n) & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return Number((z ^ (z >> 31n)) >> 40n) / (1 << 24);
}

async function main() {
  const session = await onnx.InferenceSession.create(path.join(__dirname, "../../../data/models/mobilenet-v2-openimages.onnx"));
  const size = DIMS.reduce((product, dim) => product * dim);
  const seed = seedOf("backbone");
  const target = path.join(__dirname, "../fixtures/onnx/backbone-features.bin");
  const rows = [];
  for (let picture = 0; picture < COUNT; picture++) {
    const numbers = Float32Array.from({ length: size }, (_, i) => -1 + 2 * uniform(seed, picture * size + i));
    const { features } = await session.run({ input: new onnx.Tensor("float32", numbers, DIMS) });
    rows.push(Buffer.from(features.data.buffer, features.data.byteOffset, features.data.byteLength));
  }
  fs.writeFileSync(target, Buffer.concat(rows));
  console.log(`${target}: ${rows.length} rows, ONNX Runtime ${onnx.env.versions.node}`);
}

main();
