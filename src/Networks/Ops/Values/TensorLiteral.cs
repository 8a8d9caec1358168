using System.Collections.Immutable;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Networks.Ops;

/// <summary>Numbers that are part of a network, compared by value: bit for bit.</summary>
public sealed class TensorLiteral : IEquatable<TensorLiteral>
{
    private readonly HostTensor _tensor;

    private TensorLiteral(HostTensor tensor)
    {
        _tensor = tensor;
        Type = new TensorType(tensor.Element, Shape.Create([.. tensor.Dims.Select(d => Dim.FromSize(d))]));
    }

    /// <summary>The element and the shape.</summary>
    public TensorType Type { get; }

    /// <summary>How many elements there are.</summary>
    public int Count => _tensor.Count;

    /// <summary>The numbers as bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _tensor.Bytes;

    /// <summary>Copies numbers.</summary>
    public static TensorLiteral Of<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> dims)
        where T : unmanaged => new(HostTensor.Of(values, dims));

    /// <summary>Copies a tensor.</summary>
    public static TensorLiteral Of(HostTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var copy = new HostTensor(tensor.Element, [.. tensor.Dims]);
        tensor.Bytes.CopyTo(copy.Bytes);
        return new TensorLiteral(copy);
    }

    /// <summary>One number without dimensions, rounded to the element type.</summary>
    public static TensorLiteral Single(DType element, double value)
    {
        var tensor = new HostTensor(element);
        switch (element)
        {
            case DType.Float32: tensor.As<float>()[0] = (float)value; break;
            case DType.Float64: tensor.As<double>()[0] = value; break;
            case DType.Float16: tensor.As<Half>()[0] = (Half)value; break;
            case DType.Int32: tensor.As<int>()[0] = (int)value; break;
            case DType.Int64: tensor.As<long>()[0] = (long)value; break;
            case DType.Bool: tensor.As<bool>()[0] = value != 0; break;
            default: tensor.As<byte>()[0] = (byte)value; break;
        }

        return new TensorLiteral(tensor);
    }

    /// <summary>The numbers, typed.</summary>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged => _tensor.As<T>();

    /// <inheritdoc/>
    public bool Equals(TensorLiteral? other) => other is not null && Type.Equals(other.Type) && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorLiteral);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Type);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Type}";
}
