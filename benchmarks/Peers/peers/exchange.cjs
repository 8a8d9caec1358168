// ONNX Runtime: any model on any inputs. The same lines of JSON as worker.py.
// What it writes: the length of a header (4 bytes, little end first), the header [{name, type, dims}, ...] in JSON, and the numbers of one output after the other.
const fs = require("fs");
const readline = require("readline");

const threads = Number(process.argv[2]);
const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");

let onnx;
try {
  onnx = require("onnxruntime-node");
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  say({ missing: "onnxruntime-node" });
  process.exit(0);
}

const options = { intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: "all", executionMode: "sequential", logSeverityLevel: 3 };
const arrays = {
  float32: Float32Array, float64: Float64Array, int32: Int32Array, int64: BigInt64Array, bool: Uint8Array, uint8: Uint8Array, float16: Uint16Array,
};

function read(file, inputs) {
  const bytes = fs.readFileSync(file);
  return Object.fromEntries(inputs.map(({ name, type, dims, from, length }) => {
    const numbers = bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + from + length);
    return [name, new onnx.Tensor(type, new arrays[type](numbers), dims)];
  }));
}

async function run({ model, file, inputs, outputs }, target) {
  const session = await onnx.InferenceSession.create(model, options);
  try {
    const known = inputs.filter((input) => session.inputNames.includes(input.name));
    const results = await session.run(read(file, known), outputs);
    const header = Buffer.from(JSON.stringify(outputs.map((name) => ({ name, type: results[name].type, dims: results[name].dims }))));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length);
    const numbers = outputs.map((name) => results[name].data).map((data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    fs.writeFileSync(target, Buffer.concat([length, header, ...numbers]));
  } finally {
    await session.release();
  }
}

async function serve() {
  say({ description: `ONNX Runtime ${onnx.env.versions.node} for Node ${process.version}`, blas: "none" });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    try {
      await run(question.arguments, question.output);
      say({});
    } catch (error) {
      say({ refused: error.message });
    }
  }
}

serve();
