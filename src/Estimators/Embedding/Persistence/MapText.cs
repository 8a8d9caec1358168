using System.Runtime.InteropServices;
using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Transforms.Persistence.State;

namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>
/// A map as texts and back: numbers with their first bytes together, then their second ones and so on, which compresses well.
/// </summary>
internal static class MapText
{
    private const int Version = 1;

    /// <summary>The texts, in order.</summary>
    public static string[] Write(FrozenMap map) => StateText.Write(stream =>
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(map.Rows.Rows);
        writer.Write(map.Rows.Columns);
        writer.Write(map.Dimensions);
        writer.Write(map.Degrees);
        writer.Write(map.Perplexities.Length);
        Array.ForEach(map.Perplexities, writer.Write);
        WriteNumbers(writer, map.Map);
        WriteNumbers(writer, map.Rows.Values);
    });

    /// <summary>The map that was written.</summary>
    public static FrozenMap Read(IEnumerable<ReadOnlyMemory<char>> pieces)
    {
        using var reader = new BinaryReader(StateText.Read(pieces));
        var version = reader.ReadInt32();
        if (version != Version)
        {
            throw new InvalidDataException($"TSne: the saved map has version {version}; this library reads version {Version}. Update it, or fit again.");
        }

        var (rows, columns, dimensions, degrees) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var perplexities = new double[reader.ReadInt32()];
        for (var i = 0; i < perplexities.Length; i++)
        {
            perplexities[i] = reader.ReadDouble();
        }

        var map = ReadNumbers(reader, checked(rows * dimensions));
        return new FrozenMap(new RowMatrix(ReadNumbers(reader, checked(rows * columns)), rows, columns), map, perplexities, degrees);
    }

    private static void WriteNumbers(BinaryWriter writer, float[] numbers)
    {
        var plane = new byte[numbers.Length];
        var bytes = MemoryMarshal.AsBytes(numbers.AsSpan());
        for (var offset = 0; offset < sizeof(float); offset++)
        {
            for (var i = 0; i < plane.Length; i++)
            {
                plane[i] = bytes[(i * sizeof(float)) + offset];
            }

            writer.Write(plane);
        }
    }

    private static float[] ReadNumbers(BinaryReader reader, int count)
    {
        var (numbers, plane) = (new float[count], new byte[count]);
        var bytes = MemoryMarshal.AsBytes(numbers.AsSpan());
        for (var offset = 0; offset < sizeof(float); offset++)
        {
            reader.BaseStream.ReadExactly(plane);
            for (var i = 0; i < count; i++)
            {
                bytes[(i * sizeof(float)) + offset] = plane[i];
            }
        }

        return numbers;
    }
}
