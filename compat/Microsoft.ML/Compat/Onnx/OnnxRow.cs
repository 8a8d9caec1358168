using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using MLNetVision.Networks.Engines;

namespace Microsoft.ML.Compat.Onnx;

/// <summary>The outputs of a model for the row that a cursor stands on; they are computed together, once a row.</summary>
internal sealed class OnnxRow
{
    private readonly OnnxScorer _scorer;
    private readonly (string Name, RowTensor Tensor)[] _columns;
    private readonly Dictionary<string, HostTensor> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostTensor> _outputs;
    private readonly OncePerRow _once;

    public OnnxRow(DataViewRow row, OnnxScorer scorer, IEnumerable<(string Name, RowTensor Tensor)> columns, IEnumerable<string> outputs)
    {
        _scorer = scorer;
        _columns = [.. columns];
        _outputs = outputs.ToDictionary(name => name, _ => default(HostTensor), StringComparer.Ordinal);
        _once = new OncePerRow(row, Compute);
    }

    public ValueGetter<VBuffer<T>> Vector<T>(string output)
        where T : unmanaged => (ref VBuffer<T> value) =>
    {
        _once.Ensure();
        var tensor = _outputs[output];
        var editor = VBufferEditor.Create(ref value, tensor.Count);
        TensorNumbers.Read(tensor, editor.Values);
        value = editor.Commit();
    };

    private void Compute()
    {
        foreach (var (name, tensor) in _columns)
            _inputs[name] = tensor.Read();
        _scorer.Sessions.Run(_inputs, _outputs);
    }
}
