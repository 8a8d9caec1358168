using System.Buffers.Binary;
using System.Text;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>
/// What our models and ML.NET's say to each other. ML.NET opens the entry Model.key of a model, a 256-byte header that may name an assembly to load
/// first; ours names none that exists but says what is the matter, so that ML.NET's error carries the sentence.
/// </summary>
internal static class GenuineFormat
{
    /// <summary>Where ML.NET looks for a transformer saved with a schema, and for one saved with its loader.</summary>
    public const string ModelKey = "TransformerChain/Model.key";
    public const string LoaderKey = "Model.key";

    public const string Refusal =
        "This model was saved by ML.NET itself, and this is the MLNetVision stand-in for ML.NET, which reads its own models only. "
        + "Build with MLNetSource=packages or assemblies to load it, or train and save the model again here.";

    // The name of an assembly that does not exist; commas, quotes and colons are not allowed.
    private const string Message =
        "this model was saved by the MLNetVision stand-in for ML.NET and loads only there; train and save it again with ML.NET itself";
    private const string Signature = "MLNetVisionContracts";
    private const ulong HeadWord = 0x4C45444F4D004C4D;
    private const ulong TailWord = 0x4D4C004D4F44454C;
    private const int HeaderSize = 0x100;
    private const uint FormatVersion = 0x00010002;

    /// <summary>The bytes of such an entry: header, message in UTF-16, tail word.</summary>
    public static byte[] Entry()
    {
        var message = Encoding.Unicode.GetBytes(Message);
        var bytes = new byte[HeaderSize + message.Length + sizeof(ulong)];
        var tail = HeaderSize + message.Length;
        Put(0x00, HeadWord);
        Put(0x08, ((ulong)FormatVersion << 32) | FormatVersion);
        Put(0x10, HeaderSize);
        Encoding.ASCII.GetBytes(Signature, bytes.AsSpan(0x50));
        Put(0x80, (ulong)tail);
        Put(0x88, (ulong)bytes.Length);
        Put(0x90, HeaderSize);
        Put(0x98, (ulong)message.Length);
        message.CopyTo(bytes, HeaderSize);
        Put(tail, TailWord);
        return bytes;

        void Put(int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(offset), value);
    }
}
