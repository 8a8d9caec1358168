using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>y = (x - offset) scale. No offsets at all means that every offset is zero, so that sparse rows stay sparse.</summary>
internal sealed class AffineNormalizer<T>(DataViewType type, T[] scales, T[] offsets) : ColumnNormalizer<T>(type, scales.Length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override NormalizingTransformer.NormalizerModelParametersBase Parameters => IsScalar
        ? new NormalizingTransformer.AffineNormalizerModelParameters<T>(scales[0], offsets.Length > 0 ? offsets[0] : T.Zero)
        : new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. scales], [.. offsets]);

    public static AffineNormalizer<T> Load(ModelReader reader, DataViewType type) => new(type, reader.ReadArray<T>(), reader.ReadArray<T>());

    public override void Save(ModelWriter writer)
    {
        writer.WriteArray<T>(scales);
        writer.WriteArray<T>(offsets);
    }

    protected override Delegate CreateScalarGetter(ValueGetter<T> source)
    {
        var scale = scales[0];
        var offset = offsets.Length > 0 ? offsets[0] : T.Zero;
        return (ValueGetter<T>)((ref T value) =>
        {
            source(ref value);
            value = (value - offset) * scale;
        });
    }

    protected override void Map(in VBuffer<T> source, SlotBuilder<T> destination)
    {
        if (offsets.Length == 0)
            Scale(source, destination);
        else
            ShiftAndScale(source, destination);
    }

    private void Scale(in VBuffer<T> source, SlotBuilder<T> destination)
    {
        var values = source.GetValues();
        var indices = source.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            var slot = source.IsDense ? i : indices[i];
            destination.Add(slot, values[i] * scales[slot]);
        }
    }

    private void ShiftAndScale(in VBuffer<T> source, SlotBuilder<T> destination)
    {
        var values = source.GetValues();
        var indices = source.GetIndices();
        for (int slot = 0, stored = 0; slot < scales.Length; slot++)
        {
            var present = stored < values.Length && (source.IsDense || indices[stored] == slot);
            var value = present ? values[stored++] : T.Zero;
            destination.Add(slot, (value - offsets[slot]) * scales[slot]);
        }
    }
}
