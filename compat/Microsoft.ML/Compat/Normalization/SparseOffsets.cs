using System.Numerics;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Offsets of an affine normalizer; when all are zero there are none, which keeps sparse rows sparse.</summary>
internal static class SparseOffsets
{
    public static T[] Of<T>(IEnumerable<T> offsets)
        where T : INumberBase<T>
    {
        T[] all = [.. offsets];
        return all.All(T.IsZero) ? [] : all;
    }
}
