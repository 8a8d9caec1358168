using System.Collections.Immutable;
using MLNetVision.Networks;
using MLNetVision.Onnx.Proto;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>The part of a model that is asked for, ready to run row by row.</summary>
internal sealed class OnnxScorer : IDisposable
{
    private readonly Dictionary<string, DType> _elements;

    /// <summary>A model whose sizes are known is made ready here, so that what is wrong with it shows at once; otherwise with the first row.</summary>
    public OnnxScorer(OnnxModel model, ImmutableArray<string> inputs, ImmutableArray<OnnxVariable> outputs, int? threads)
    {
        var part = GraphCut.Of(model.Proto, [.. outputs.Select(o => o.Name)], inputs);
        _elements = part.Graph.Inputs.Concat(part.Graph.Outputs)
            .DistinctBy(v => v.Name).ToDictionary(v => v.Name, v => WideNumbers.ElementOf(v.Name, ((TensorTypeProto)v.Type).Element), StringComparer.Ordinal);
        Needed = [.. part.Graph.Inputs.Select(i => i.Name)];
        Sessions = new OnnxSessions(WideNumbers.Widen(part), threads is > 0 ? threads : null);
        if (Needed.All(name => inputs.Contains(name) && !model.Input(name).RowDims.Contains(0)))
            Sessions.Prepare(name => model.Input(name).RowDims);
    }

    public OnnxSessions Sessions { get; }

    /// <summary>The inputs that the outputs are computed from.</summary>
    public ImmutableArray<string> Needed { get; }

    public DType ElementOf(string name) => _elements[name];

    public void Dispose() => Sessions.Dispose();
}
