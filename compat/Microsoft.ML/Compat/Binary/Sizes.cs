namespace Microsoft.ML.Compat.Binary;

/// <summary>Numbers of things in a block.</summary>
internal static class Sizes
{
    /// <summary>Reads the number of things that follow, each of at least so many bytes; more than the block holds is an error.</summary>
    public static int Read(BinaryReader reader, int bytes)
    {
        var size = reader.Read7BitEncodedInt();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        Guard.Format(size >= 0 && (long)size * bytes <= left,
            $"A block of the data file announces {size} values where {left} bytes are left. Save the data again.");
        return size;
    }
}
