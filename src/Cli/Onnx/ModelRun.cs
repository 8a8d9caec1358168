using System.Diagnostics;
using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Cli.Onnx;

/// <summary>A model that was run.</summary>
internal sealed record ModelRun(RunReport Report, IReadOnlyDictionary<string, HostTensor> Outputs)
{
    private const int ShownNumbers = 5;

    /// <param name="path">The file.</param>
    /// <param name="given">Tensors by the names of inputs; the others are random.</param>
    /// <param name="sizes">Symbolic dimensions by name; the others are 1.</param>
    /// <param name="seed">Where the random numbers begin.</param>
    /// <param name="repeat">Runs after the first.</param>
    public static ModelRun Of(string path, IReadOnlyDictionary<string, TensorProto> given, IReadOnlyDictionary<string, long> sizes, int seed, int repeat)
    {
        var watch = Stopwatch.StartNew();
        var model = OnnxFile.Read(path);
        var read = Lap(watch);
        var import = OnnxImporter.Import(model, Options(model, given, sizes), Path.GetFileName(path));
        var imported = Lap(watch);
        using var session = new ManagedEngine().Compile(import.Network, import.Weights, new SessionOptions());
        var compiled = Lap(watch);
        var inputs = Inputs(import, given, seed);
        var outputs = import.Network.Outputs.ToDictionary(o => o.Name, o => Room(import.Network, o));
        watch.Restart();
        session.Forward(inputs, outputs);
        var first = Lap(watch);
        double[] times = [.. Enumerable.Range(0, Math.Max(0, repeat)).Select(_ => Time(watch, () => session.Forward(inputs, outputs))).Order()];
        double? best = times.Length == 0 ? null : times[0], median = times.Length == 0 ? null : times[times.Length / 2];
        ResultReport[] results = [.. outputs.Select(o => Describe(o.Key, o.Value))];
        return new ModelRun(new RunReport(path, read, imported, compiled, first, best, median, session.Memory.Total, results), outputs);
    }

    private static OnnxImportOptions Options(ModelProto model, IReadOnlyDictionary<string, TensorProto> given, IReadOnlyDictionary<string, long> sizes)
    {
        var known = new Dictionary<string, long>(sizes);
        foreach (var input in model.Graph.Inputs.Where(i => i.Type is TensorTypeProto { Dims: not null }))
        {
            var dims = ((TensorTypeProto)input.Type!).Dims!.Value;
            for (var axis = 0; axis < dims.Length; axis++)
            {
                if (dims[axis] is { Size: null, Symbol.Length: > 0 } dim)
                {
                    known.TryAdd(dim.Symbol, given.TryGetValue(input.Name, out var tensor) && tensor.Dims.Length == dims.Length ? tensor.Dims[axis] : 1);
                }
            }
        }

        return new OnnxImportOptions { SymbolicBatch = false, Sizes = known, InputValues = given };
    }

    private static Dictionary<string, HostTensor> Inputs(OnnxImport import, IReadOnlyDictionary<string, TensorProto> given, int seed)
    {
        if (given.Keys.FirstOrDefault(n => !import.InputNames.ContainsKey(n) && !import.FixedInputs.Contains(n)) is { } stranger)
        {
            throw new CommandException($"The model has no input '{stranger}'. Its inputs are {string.Join(", ", import.InputNames.Keys)}.");
        }

        return import.InputNames.ToDictionary(i => i.Value, i => given.TryGetValue(i.Key, out var tensor)
            ? HostTensors.Of(tensor, i.Key)
            : HostTensors.Random(i.Key, Known(import.Network.TypeOf(new ValueRef(i.Value)), $"input '{i.Key}'"), seed));
    }

    private static HostTensor Room(Network network, NetworkOutput output)
    {
        var type = Known(network.TypeOf(output.Value), $"output '{output.Name}'");
        return new HostTensor(type.Element, [.. type.Shape.Select(d => checked((int)d.Size))]);
    }

    private static TensorType Known(TensorType type, string what) => type.Shape.IsKnown
        ? type
        : throw new CommandException($"The size of {what}, {type}, is not known beforehand. Give its symbols a size with --size.");

    private static ResultReport Describe(string name, HostTensor tensor)
    {
        var numbers = HostTensors.Numbers(tensor);
        var type = $"{tensor.Element} [{string.Join(", ", tensor.Dims)}]";
        return numbers.Length == 0
            ? new ResultReport(name, type, 0, 0, 0, [])
            : new ResultReport(name, type, numbers.Average(), numbers.Min(), numbers.Max(), [.. numbers.Take(ShownNumbers)]);
    }

    private static double Lap(Stopwatch watch)
    {
        var time = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        return time;
    }

    private static double Time(Stopwatch watch, Action work)
    {
        watch.Restart();
        work();
        return Lap(watch);
    }
}
