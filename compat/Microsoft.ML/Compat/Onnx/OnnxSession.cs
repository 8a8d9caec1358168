using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>A model that is ready to run on inputs of certain sizes.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly (string Name, int[] Dims)[] _sizes;
    private readonly OnnxImport _import;
    private readonly ISession _session;
    private readonly Dictionary<string, HostTensor> _inputs = new(StringComparer.Ordinal);

    private OnnxSession(ModelProto model, OnnxImport import, int? threads)
    {
        _sizes = [.. model.Graph.Inputs.Select(i => (i.Name, ((TensorTypeProto)i.Type).Dims.Value.Select(d => (int)d.Size).ToArray()))];
        _import = import;
        _session = new ManagedEngine().Compile(import.Network, import.Weights, new SessionOptions { Sizes = new Dictionary<string, int>(), Threads = threads });
    }

    /// <param name="model">The part of the model that is needed.</param>
    /// <param name="dims">The sizes of an input, or null where it is not given.</param>
    /// <param name="threads">The most threads, or null for all processors.</param>
    public static OnnxSession Open(ModelProto model, Func<string, IReadOnlyList<int>> dims, int? threads)
    {
        var sized = model with { Graph = model.Graph with { Inputs = [.. model.Graph.Inputs.Select(i => Sized(i, dims))] } };
        try
        {
            var import = OnnxImporter.Import(sized, new OnnxImportOptions { SymbolicBatch = false });
            return new OnnxSession(sized, import, threads);
        }
        catch (OnnxException e) when (e.Unsupported.Count > 0)
        {
            throw new NotSupportedException($"The ONNX model needs what is not supported here: {string.Join("; ", e.Unsupported)}.", e);
        }
        catch (OnnxException e)
        {
            throw Errors.Invalid($"The ONNX model cannot be run: {e.Message}", e);
        }
    }

    /// <summary>Whether it was made for those sizes.</summary>
    public bool Fits(Func<string, IReadOnlyList<int>> dims)
    {
        foreach (var (name, sizes) in _sizes)
        {
            if (dims(name) is not { } given || given.Count != sizes.Length)
                return false;
            for (var i = 0; i < sizes.Length; i++)
            {
                if (sizes[i] != given[i])
                    return false;
            }
        }

        return true;
    }

    /// <summary>Computes outputs; <paramref name="outputs"/> has a tensor for each afterwards, its own where that fits.</summary>
    public void Run(IReadOnlyDictionary<string, HostTensor> inputs, Dictionary<string, HostTensor> outputs)
    {
        foreach (var (name, step) in _import.InputNames)
            _inputs[step] = inputs[name];
        foreach (var output in _import.Network.Outputs)
        {
            if (outputs.TryGetValue(output.Name, out var room))
                outputs[output.Name] = Room(output, room);
        }

        _session.Forward(_inputs, outputs);
        _inputs.Clear();
    }

    public void Dispose() => _session.Dispose();

    private HostTensor Room(NetworkOutput output, HostTensor room)
    {
        var type = _import.Network.TypeOf(output.Value);
        if (!type.Shape.IsKnown)
            throw new NotSupportedException($"The size of the model's output '{output.Name}' {type.Shape} depends on values, which is not supported here.");
        int[] dims = [.. type.Shape.Select(d => checked((int)d.Size))];
        return room is not null && room.Element == type.Element && room.Dims.SequenceEqual(dims) ? room : new HostTensor(type.Element, dims);
    }

    private static ValueInfoProto Sized(ValueInfoProto input, Func<string, IReadOnlyList<int>> dims)
    {
        var given = dims(input.Name)
            ?? throw Errors.Invalid($"The model needs its input '{input.Name}', which is not among the input columns. Name it there.");
        var type = (TensorTypeProto)input.Type;
        var declared = type.Dims.Value;
        if (declared.Length > 0 && (declared.Length != given.Count || declared.Zip(given).Any(d => d.First.Size is >= 0 && d.First.Size != d.Second)))
            throw Errors.Invalid($"The model's input '{input.Name}' is {type}, but a row gives [{string.Join(", ", given)}].");
        return input with { Type = type with { Dims = [.. given.Select(d => new DimensionProto(d))] } };
    }
}
