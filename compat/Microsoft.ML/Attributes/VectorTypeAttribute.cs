using Microsoft.ML.Compat;

namespace Microsoft.ML.Data;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    public VectorTypeAttribute()
    {
    }

    public VectorTypeAttribute(int size)
    {
        Guard.Argument(size >= 0, nameof(size), $"The size of a vector is 0 (unknown) or more, not {size}.");
        Dimensions = [size];
    }

    public VectorTypeAttribute(params int[] dimensions)
    {
        foreach (var dimension in dimensions)
            Guard.Argument(dimension >= 0, nameof(dimensions), $"A dimension is 0 (unknown) or more, not {dimension}.");
        Dimensions = dimensions;
    }

    /// <summary>Null when nothing is said.</summary>
    internal int[] Dimensions { get; }
}
