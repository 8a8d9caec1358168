using System.Numerics;

namespace Microsoft.ML.Compat.Imputation;

/// <summary>One number learnt from many. Zeros that sparse vectors do not store are told at the end.</summary>
internal abstract class Statistic<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public abstract void Add(T value);

    /// <param name="count">How many values there were, the unstored zeros included.</param>
    /// <param name="stored">How many of them were added.</param>
    public abstract T Finish(long count, long stored);
}
