// ONNX Runtime: forward passes. The same lines of JSON as worker.py.
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

const options = { intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: "all", executionMode: "sequential" };

function read(input, shape) {
  const bytes = fs.readFileSync(input);
  const pictures = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { input: new onnx.Tensor("float32", pictures, shape) };
}

async function forward({ model, input, shape }) {
  const session = await onnx.InferenceSession.create(model, options);
  const feeds = read(input, shape);
  let scores;
  return {
    run: async () => { scores = (await session.run(feeds)).output; },
    output: () => Buffer.from(scores.data.buffer, scores.data.byteOffset, scores.data.byteLength),
    release: () => session.release(),
  };
}

async function firstRun({ model, input, shape }) {
  const feeds = read(input, shape);
  let scores;
  return {
    run: async () => {
      const session = await onnx.InferenceSession.create(model, options);
      scores = (await session.run(feeds)).output;
      await session.release();
    },
    output: () => Buffer.from(scores.data.buffer, scores.data.byteOffset, scores.data.byteLength),
    release: () => {},
  };
}

// Rows of pixels in batches: [rows, ...shape], one batch after the other.
async function batches({ model, input, rows, batch, shape }) {
  const session = await onnx.InferenceSession.create(model, options);
  const bytes = fs.readFileSync(input);
  const pixels = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const size = shape.reduce((product, side) => product * side, 1);
  const [name, result] = [session.inputNames[0], session.outputNames[0]];
  let scores;
  return {
    run: async () => {
      const parts = [];
      for (let row = 0; row < rows; row += batch) {
        const count = Math.min(batch, rows - row);
        const part = new onnx.Tensor("float32", pixels.subarray(row * size, (row + count) * size), [count, ...shape]);
        parts.push((await session.run({ [name]: part }))[result].data.slice());
      }
      scores = Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
    },
    output: () => scores,
    release: () => session.release(),
  };
}

const works = { forward, firstRun, batches };

async function serve() {
  say({ description: `ONNX Runtime ${onnx.env.versions.node} for Node ${process.version}`, blas: "none" });
  let work;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    if (question.prepare) {
      await work?.release();
      work = await works[question.prepare](question.arguments);
      await work.run();
      fs.writeFileSync(question.output, work.output());
      say({});
    } else {
      const start = process.hrtime.bigint();
      for (let i = 0; i < question.time; i++) await work.run();
      say({ seconds: Number(process.hrtime.bigint() - start) / 1e9 });
    }
  }
}

serve();
