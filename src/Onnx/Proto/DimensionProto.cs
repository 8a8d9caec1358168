using MLNetVision.Networks;

namespace MLNetVision.Onnx.Proto;

/// <summary>One dimension: a size, a symbol, or neither.</summary>
/// <param name="Size">The size, if it is known.</param>
/// <param name="Symbol">The symbol, or empty.</param>
public readonly record struct DimensionProto(long? Size, string Symbol = "")
{
    /// <summary>The same dimension in ONNX.</summary>
    public static DimensionProto Of(Dim dim) => dim.IsKnown ? new(dim.Size) : new(null, dim.Symbol!);

    /// <inheritdoc/>
    public override string ToString() => Size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (Symbol.Length > 0 ? Symbol : "?");

    internal static DimensionProto Read(WireReader reader)
    {
        var dim = new DimensionProto(null);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: dim = new(reader.Int64()); break;
                case 2: dim = new(null, reader.Text()); break;
                default: reader.Skip(); break;
            }
        }

        return dim;
    }

    internal static void Write(DimensionProto dim, WireWriter writer)
    {
        if (dim.Size is { } size)
        {
            writer.AlwaysInt64(1, size);
        }
        else
        {
            writer.Text(2, dim.Symbol);
        }
    }
}
