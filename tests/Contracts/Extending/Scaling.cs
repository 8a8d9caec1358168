using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Extending;

/// <summary>One computation for two columns, made once a row position.</summary>
internal sealed class Scaling(DataViewRow row, ScaleTransformer transformer)
{
    private ValueGetter<VBuffer<float>>? _getter;
    private VBuffer<float> _scaled;
    private float _sum;
    private long _position = -1;

    public Delegate Getter(int added)
    {
        _getter ??= row.GetGetter<VBuffer<float>>(row.Schema[transformer.Source]);
        if (added == 0)
        {
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                Compute();
                _scaled.CopyTo(ref value);
            });
        }

        return (ValueGetter<float>)((ref float value) =>
        {
            Compute();
            value = _sum;
        });
    }

    private void Compute()
    {
        if (_position == row.Position)
            return;
        _getter!(ref _scaled);
        var editor = VBufferEditor.CreateFromBuffer(ref _scaled);
        _sum = 0;
        foreach (ref var value in editor.Values)
            _sum += value *= transformer.Factor;
        _scaled = editor.Commit();
        _position = row.Position;
    }
}
