using System.Buffers.Binary;
using System.Text.Json;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>ONNX Runtime in a process of its own, which runs whatever model it is given (peers/exchange.cjs).</summary>
internal sealed class RuntimePeer : IDisposable
{
    private readonly PeerProcess _process;

    /// <exception cref="PeerMissingException">It is not installed.</exception>
    public RuntimePeer(int threads) => _process = PeerProcess.Start(new PeerProgram(PeerRuntime.Node, "exchange.cjs", "onnxruntime-node"), threads);

    /// <summary>Its name and version.</summary>
    public string Description => _process.Description;

    /// <summary>The outputs of a model's file.</summary>
    /// <exception cref="InvalidOperationException">It refuses the model or the inputs.</exception>
    public Dictionary<string, HostTensor> Run(string model, IReadOnlyDictionary<string, HostTensor> inputs, IEnumerable<string> outputs)
    {
        var file = Path.GetTempFileName();
        try
        {
            var (described, from) = (new List<object>(), 0);
            using (var stream = File.Create(file))
            {
                foreach (var (name, tensor) in inputs)
                {
                    stream.Write(tensor.Bytes);
                    described.Add(new { name, type = NameOf(tensor.Element), dims = tensor.Dims, from, length = tensor.Bytes.Length });
                    from += tensor.Bytes.Length;
                }
            }

            return Read(_process.Prepare("run", new { model, file, inputs = described, outputs }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _process.Dispose();

    private static Dictionary<string, HostTensor> Read(byte[] written)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(written);
        var rest = written.AsSpan(4 + length);
        var outputs = new Dictionary<string, HostTensor>(StringComparer.Ordinal);
        foreach (var output in JsonSerializer.Deserialize<Output[]>(written.AsSpan(4, length), JsonSerializerOptions.Web)!)
        {
            var tensor = new HostTensor(ElementOf(output.Type), output.Dims);
            rest[..tensor.Bytes.Length].CopyTo(tensor.Bytes);
            rest = rest[tensor.Bytes.Length..];
            outputs[output.Name] = tensor;
        }

        return outputs;
    }

    private static string NameOf(DType element) => element == DType.UInt8 ? "uint8" : element.ToString().ToLowerInvariant();

    private static DType ElementOf(string name) => Enum.Parse<DType>(name, ignoreCase: true);

    private sealed record Output(string Name, string Type, int[] Dims);
}
