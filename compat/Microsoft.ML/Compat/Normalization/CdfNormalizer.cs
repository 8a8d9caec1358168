using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>
/// y = the normal distribution function of x, or of its logarithm, with Winitzki's elementary approximation of the error function. A slot that never varied,
/// a value that is not finite, and a zero that a sparse row does not store give 0.
/// </summary>
internal sealed class CdfNormalizer<T>(DataViewType type, T[] means, T[] deviations, bool useLog) : ColumnNormalizer<T>(type, means.Length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Winitzki = 0.147;

    public override NormalizingTransformer.NormalizerModelParametersBase Parameters => IsScalar
        ? new NormalizingTransformer.CdfNormalizerModelParameters<T>(means[0], deviations[0], useLog)
        : new NormalizingTransformer.CdfNormalizerModelParameters<ImmutableArray<T>>([.. means], [.. deviations], useLog);

    public static CdfNormalizer<T> Load(ModelReader reader, DataViewType type)
        => new(type, reader.ReadArray<T>(), reader.ReadArray<T>(), reader.ReadBoolean());

    public override void Save(ModelWriter writer)
    {
        writer.WriteArray<T>(means);
        writer.WriteArray<T>(deviations);
        writer.Write(useLog);
    }

    protected override Delegate CreateScalarGetter(ValueGetter<T> source) => (ValueGetter<T>)((ref T value) =>
    {
        source(ref value);
        value = Map(value, 0);
    });

    protected override void Map(in VBuffer<T> source, SlotBuilder<T> destination)
    {
        var values = source.GetValues();
        var indices = source.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            var slot = source.IsDense ? i : indices[i];
            destination.Add(slot, Map(values[i], slot));
        }
    }

    private T Map(T original, int slot)
    {
        var value = useLog ? T.CreateTruncating(Math.Log(double.CreateTruncating(original))) : original;
        return deviations[slot] > T.Epsilon && T.IsFinite(value) ? Cdf(value, means[slot], deviations[slot]) : T.Zero;
    }

    /// <summary>(1 + sign(z) sqrt(1 - exp(-h (4 / pi + a h) / (1 + a h)))) / 2 with z = (x - mean) / deviation, h = z² / 2.</summary>
    private static T Cdf(T value, T mean, T deviation)
    {
        var z = (value - mean) / deviation;
        var half = z * z / T.CreateTruncating(2);
        var scaled = T.CreateTruncating(Winitzki) * half;
        var exponent = -double.CreateTruncating(half) * ((4 / Math.PI) + double.CreateTruncating(scaled)) / double.CreateTruncating(T.One + scaled);
        return T.CreateTruncating(0.5 + (0.5 * T.Sign(z) * Math.Sqrt(1 - Math.Exp(exponent))));
    }
}
