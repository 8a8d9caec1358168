using System.IO.Compression;

namespace MLNetVision.Transforms.Persistence.State;

/// <summary>Bytes as texts that ML.NET's own transformers carry, and back: compressed, in base 64, in pieces.</summary>
internal static class StateText
{
    private const int PieceLength = 1 << 20;

    /// <summary>The texts, in order.</summary>
    public static string[] Write(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            write(packed);
        }

        var text = Convert.ToBase64String(bytes.GetBuffer(), 0, checked((int)bytes.Length));
        return [.. text.Chunk(PieceLength).Select(piece => new string(piece))];
    }

    /// <summary>The bytes that were written.</summary>
    public static Stream Read(IEnumerable<ReadOnlyMemory<char>> pieces) =>
        new BrotliStream(new MemoryStream(Convert.FromBase64String(string.Concat(pieces))), CompressionMode.Decompress);
}
